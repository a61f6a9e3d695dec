"""The calculators as a form offers them (计算器); each has its row in `rules/calculators/`."""

from . import Coded


class Reckoning(Coded):
    """The kinds of sum that a calculator works out."""

    SEVERANCE = "severance", "经济补偿（N）"
    NOTICE_PAY = "notice_pay", "经济补偿加代通知金（N+1）"
    COMPENSATION = "compensation", "违法解除（终止）赔偿金（2N）"
    DOUBLE_WAGE = "double_wage", "未签书面劳动合同第二倍工资"
    OPEN_ENDED_WAGE = "open_ended_wage", "不订立无固定期限劳动合同第二倍工资"
    RENEWAL_WAGE = "renewal_wage", "劳动合同期满未续订第二倍工资"
    OVERTIME = "overtime", "加班工资"
    LEAVE = "leave", "未休年休假工资报酬"
    ARREARS = "arrears", "拖欠工资、最低工资差额"
    ADDED = "added", "加付赔偿金"
    PROBATION = "probation", "违法约定试用期赔偿金"
    NON_COMPETE = "non_compete", "竞业限制补偿"
    INJURY_GRANT = "injury_grant", "一次性伤残补助金"
    INJURY_PARTING = "injury_parting", "一次性工伤医疗补助金和伤残就业补助金"
    INJURY_PENSION = "injury_pension", "伤残津贴"
    INJURY_CARE = "injury_care", "生活护理费"
    INJURY_LEAVE = "injury_leave", "停工留薪期工资"
    INJURY_DEATH = "injury_death", "丧葬补助金和一次性工亡补助金"
    INJURY_KIN = "injury_kin", "供养亲属抚恤金"
    SICK_PAY = "sick_pay", "医疗期和病假工资"
    MATERNITY = "maternity", "产假工资、生育津贴差额"
    UNEMPLOYMENT = "unemployment", "未缴失业保险的损失"
    MEDICAL_LOSS = "medical_loss", "未缴医疗保险的损失"
    SERVICE_PERIOD = "service_period", "服务期违约金"
    COMPETE_PENALTY = "compete_penalty", "竞业限制违约金"
