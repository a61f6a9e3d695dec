"""Refusals that only the web knows, and what each status says to people: what is wrong, why, what to do now."""

from dataclasses import dataclass

from mediation.errors import Refusal

FROM_OUR_PAGES = (
    "请从本系统的页面打开表单，填好后再提交。程序调用接口的，先登录取得令牌，用 Authorization: Bearer 发送，不带 Cookie。"
)


class Forged(Refusal):
    """An unsafe request that does not prove that it came from our own pages."""

    status = 403
    do_now = FROM_OUR_PAGES

    def __init__(self) -> None:
        super().__init__("这次提交不是从本系统的页面发出的，没有保存。请从本系统打开页面后重新填写。")


class Elsewhere(Refusal):
    """A form from an address that is not this program's: another site's, or its own behind a proxy that nobody told us of."""

    status = 403
    do_now = FROM_OUR_PAGES

    def __init__(self, origin: str, here: str) -> None:
        super().__init__(
            f"这次提交不是从本系统的页面发出的（它来自 {origin[:100]}，本系统的地址是 {here[:100]}），没有保存。"
            "请从本系统打开页面后重新填写。如果本系统就是经代理用前一个地址访问的，请系统管理员把它设为 MEDIATION_PUBLIC_URL。"
        )


class Unreadable(Refusal):
    """The body cannot be decoded: not UTF-8, not JSON, or characters that no text may hold."""

    status = 422


class WrongType(Refusal):
    """The body is of a type that this address does not take."""

    status = 415


class TooLarge(Refusal):
    """More was sent than any form of ours can hold."""

    status = 413

    def __init__(self) -> None:
        super().__init__("提交的内容过大，没有保存。请分几次办理，每次少填一些。")


class TooSlow(Refusal):
    """The body was begun, and is not here after so many seconds."""

    status = 408

    def __init__(self, seconds: int) -> None:
        super().__init__(f"提交的内容 {seconds} 秒内没有传完，没有保存。请检查网络后再提交。")


class Busy(Refusal):
    """Too much at once: it can be done in a moment."""

    status = 503


@dataclass(frozen=True, slots=True)
class Words:
    """The words in which a page of refusal speaks of one status."""

    title: str
    do_now: str


@dataclass(frozen=True, slots=True)
class Way:
    """The way on from a refusal. `target`: _blank opens a tab of its own, so that this one keeps the form; '' this one."""

    label: str
    href: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class RefusalPage:
    """A refusal as people read it: what is wrong, why ('' where nothing is known), what to do now, and where to go on. `ref`: the
    request's number to tell the administrator, '' for none."""

    title: str
    why: str
    do_now: str
    way: Way
    ref: str


WORDS: dict[int, Words] = {
    400: Words("这个请求办不了", "请回到上一页，核对后再试。"),
    401: Words(
        "请先登录",
        "刚才的内容没有提交，还留在这个标签页里，请不要关闭它。请在新标签页中登录，再回到这个标签页，"
        "刷新（浏览器询问是否重新提交时，选继续），或者后退到表单再提交一次。",
    ),
    403: Words("您不能这样办理", "需要办理的，请有相应角色的同事办理，或者请系统管理员调整您的角色。"),
    404: Words("没有找到", "请核对地址，或者用上方的查找，按姓名、单位、案号查找。"),
    405: Words("这个地址不能这样访问", "请从页面上的按钮和链接进入。"),
    408: Words("提交的内容没有传完", "请检查网络，然后用浏览器的“后退”回到表单再提交。"),
    409: Words("现在不能这样办理", "请打开案件看最新情况，再决定怎么办。"),
    413: Words("提交的内容过大", "请分几次办理，每次少填一些。"),
    415: Words("提交的格式不对", "请从本系统的页面提交；接口请发送 application/json。"),
    422: Words("填写的内容有误", "请用浏览器的“后退”回到表单，改正后再提交。"),
    429: Words("尝试次数过多", "请等到所说的时间再试；急用的，请系统管理员重设密码。"),
    500: Words("系统出了差错", "这次办理没有保存。请过一会儿再试；仍然不行的，把下面的请求编号告诉系统管理员。"),
    503: Words("系统暂时忙不过来", "请过一会儿再试。"),
    507: Words(
        "磁盘已满，没有保存", "已保存的都还在，可以照常查看。请系统管理员清理磁盘，然后用浏览器的“后退”回到表单再提交。"
    ),
}


def words(status: int) -> Words:
    """Return the words for a status; an unusual one is spoken of as a plain refusal."""
    return WORDS.get(status, WORDS[500] if status >= 500 else WORDS[400])
