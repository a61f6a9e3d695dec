"""Code lists of confirmed addresses for service (送达地址确认)."""

from . import Coded


class AddressPlace(Coded):
    """The place to which a party wants its papers sent."""

    HOME = "home", "登记的住所"
    MAILING = "mailing", "登记的通讯地址"
    OTHER = "other", "另外写明的地址"


class ElectronicChannel(Coded):
    """The ways in which a party agreed to be served electronically (民诉法解释 第135条)."""

    EMAIL = "email", "电子邮箱"
    PHONE = "phone", "手机短信、即时通信"
    PLATFORM = "platform", "在线送达平台"
