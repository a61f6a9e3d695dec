"""What the authorities announce for a year to come: the notice of its rest days, and a minimum wage."""

HEAD = "day,kind,name,source\n"
NOTICE = HEAD + "".join(
    f"{day},{kind},{name},国办发明电〔2026〕测试号\n"
    for day, kind, name in (
        *((f"2027-01-0{n}", "rest", "元旦") for n in (1, 2, 3)),
        *((f"2027-10-0{n}", "rest", "国庆节") for n in range(1, 8)),
        ("2027-01-09", "work", "元旦调休上班"),
    )
)
WAGE = {"since": "2027-04-01", "monthly": "2300", "hourly": "24", "source": "闽人社文〔2027〕测试号"}
