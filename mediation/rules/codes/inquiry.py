"""Code lists of expertise, deliberation, preservation and the designation of a commission in an arbitration."""

from . import Coded


class Chosen(Coded):
    """The choice of the expert body (调解仲裁法 第37条)."""

    AGREED = "agreed", "当事人约定"
    APPOINTED = "appointed", "仲裁庭指定（没有约定或者无法达成约定）"


class Appraised(Coded):
    """The end of an expertise."""

    GIVEN = "given", "出具鉴定意见"
    RETURNED = "returned", "不能鉴定，退回"
    DROPPED = "dropped", "申请人撤回或者不预交费用，终止"


class Agreed(Coded):
    """The way to the tribunal's result (调解仲裁法 第45条)."""

    UNANIMOUS = "unanimous", "一致意见"
    MAJORITY = "majority", "多数意见"
    PRESIDING = "presiding", "不能形成多数意见，按首席仲裁员的意见"


class Security(Coded):
    """The applicant's security for a preservation; of a worker's claims the court may ask none."""

    NONE = "none", "请求不提供担保（追索劳动报酬、工伤赔偿等）"
    GIVEN = "given", "提供担保"


class Preserved(Coded):
    """The court's answer to an application for preservation."""

    GRANTED = "granted", "裁定保全"
    PARTLY = "partly", "裁定部分保全"
    REFUSED = "refused", "裁定驳回申请"
    LIFTED = "lifted", "裁定解除保全"


class Disputing(Coded):
    """The ground on which those above are asked to designate a commission (办案规则 第9条)."""

    HANDED_OVER = "handed_over", "移送来的案件，本委认为按照规定不属于本委管辖"
    DISPUTED = "disputed", "与其他仲裁委员会发生管辖争议，协商不成"


class Designated(Coded):
    """The commission that those above have designated."""

    US = "us", "指定本委管辖"
    OTHER = "other", "指定其他仲裁委员会管辖"
