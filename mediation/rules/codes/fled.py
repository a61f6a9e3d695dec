"""Code lists of what is done beside the orders where an employer has fled or cannot pay (欠薪逃匿)."""

from . import Coded


class AdvanceFund(Coded):
    """The funds out of which wages are paid beforehand (保障农民工工资支付条例 第29、32、63条)."""

    EMERGENCY = "emergency", "应急周转金"
    DEPOSIT = "deposit", "工资保证金"
    OWNER = "owner", "建设单位（以未结清的工程款为限先行）"


class WageMeasure(Coded):
    """The measures that secure the money while the case goes on (保障农民工工资支付条例 第40、41条; 民事诉讼法 第103、104条)."""

    PRESERVATION = "preservation", "财产保全（协助劳动者申请）"
    ACCOUNTS = "accounts", "查询金融账户和房产、车辆（经设区的市负责人批准）"
    POLICE_HELP = "police_help", "请求公安机关协助处理"
    SEALED = "sealed", "清点、看管厂房设备和成品"
