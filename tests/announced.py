"""What the authorities announce for a year to come: the notice of its rest days, and a minimum wage."""

from mediation.rules.statutory_days import holidays, made_up

HEAD = "day,kind,name,source\n"
NUMBER = "国办发明电〔2026〕测试号"
_RESTS = {str(holiday.day): holiday.name for holiday in (*holidays(2027), *made_up(2027))}
_RESTS |= {f"2027-01-0{n}": "元旦" for n in (2, 3)} | {f"2027-10-0{n}": "国庆节" for n in range(4, 8)}
NOTICE = HEAD + "".join(f"{day},rest,{name},{NUMBER}\n" for day, name in sorted(_RESTS.items()))
NOTICE += f"2027-01-09,work,元旦调休上班,{NUMBER}\n"
WAGE = {"since": "2027-04-01", "monthly": "2300", "hourly": "24", "source": "闽人社文〔2027〕测试号"}
