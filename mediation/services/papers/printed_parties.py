"""The particulars of a party that a legal document prints, frozen with its data (`printed.py`)."""

from datetime import date

from pydantic import Field

from mediation.services.papers.printed_lines import Frozen


class PartyData(Frozen):
    """A party. `side` is 申请人, 被申请人 or 第三人. `born`, `sex`, `id_number` are a person's, or
    of whoever runs a unit that is `identified` by him.

    `service_address`: where papers go, as the party confirmed it, else where mail reaches it.
    `head`: what the person behind a unit is called, `posted`: with his post; '' in `brings` and `signs`: as papers said before parties
    had kinds. `follows`: in whose place it stands (承继), `formerly`: its names before (原名); '' where there is none.
    """

    number: int = Field(title="序号")
    side: str = Field(title="当事人地位")
    name: str = Field(title="姓名或者名称")
    is_person: bool = Field(title="是否自然人")
    sex: str | None = Field(None, title="性别")
    born: date | None = Field(None, title="出生日期")
    id_number: str | None = Field(None, title="身份证件号码")
    id_label: str = Field("公民身份号码", title="身份证件号码的名称")
    nationality: str | None = Field(None, title="国籍")
    ethnicity: str | None = Field(None, title="民族")
    address: str | None = Field(None, title="住所")
    alias: str | None = Field(None, title="招牌、别名")
    mailing_address: str | None = Field(None, title="通讯地址")
    postcode: str | None = Field(None, title="邮编")
    email: str | None = Field(None, title="电子邮箱")
    service_address: str | None = Field(None, title="送达地址")
    service_phone: str | None = Field(None, title="收件电话")
    electronic_address: str | None = Field(None, title="电子送达地址")
    receiver: str = Field("", title="代收人")
    receiver_relation: str = Field("", title="代收人与当事人的关系")
    channel: str = Field("", title="同意电子送达的方式")
    phone: str | None = Field(None, title="联系电话")
    account_name: str | None = Field(None, title="开户名")
    bank: str | None = Field(None, title="开户行")
    account: str | None = Field(None, title="收款账号")
    credit_code: str | None = Field(None, title="统一社会信用代码")
    representative: str | None = Field(None, title="法定代表人或者主要负责人")
    representative_post: str | None = Field(None, title="法定代表人或者主要负责人的职务")
    occupation: str | None = Field(None, title="职业、工种")
    head: str = Field("法定代表人", title="代表人的称谓")
    posted: bool = Field(True, title="是否写明职务")
    identified: bool = Field(False, title="经营者的身份是否写明")
    standing: str = Field("", title="个体工商户经营者等身份")
    brings: str = Field("", title="身份证明材料")
    signs: str = Field("", title="签名或者盖章的方式")
    follows: str = Field("", title="承继何人")
    formerly: str = Field("", title="原名")

    @property
    def called(self) -> str:
        """The party as a refusal names it: 申请人“张三”."""
        return f"{self.side}“{self.name}”"
