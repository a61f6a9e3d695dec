"""Every setting of the installation (环境变量), typed. Read from the environment as MEDIATION_…; nothing else in the program reads it.

What a bureau sets for itself (本地参数) are rows of its database: services/upkeep.
"""

import os
import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property, lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

TREE = Path(__file__).resolve().parent.parent
"""Where the program lies: templates/ is read from here, and nothing is written here."""


OWN_HOME = Path.home() / ".local/share/mediation"
"""Where a bureau's data lie, unless MEDIATION_HOME says otherwise."""
DEMO_HOME = OWN_HOME.with_name("mediation-demo")
"""Where the demo lies, apart from it."""


PREFIX = "MEDIATION_"
HOST_NAME = re.compile(
    r"(?=.{1,253}\Z){label}(\.{label})*\.?".replace("{label}", "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")
)


def _folder(given: object) -> object:
    """A folder by its whole path: a relative one would be another wherever the program is started, and the program's own is
    replaced by the next version."""
    if not isinstance(given, str):
        return given
    path = Path(given.strip())
    if not given.strip():
        raise ValueError("不能为空，请写完整的路径，例如 /srv/mediation，或者不设置它")
    if not path.is_absolute():
        raise ValueError("应当是以 / 开头的完整路径，例如 /srv/mediation")
    if path.resolve().is_relative_to(TREE):
        raise ValueError(f"在程序目录 {TREE} 里面，更新程序时会丢失，请放在别处，例如 /srv/mediation")
    return path


def _folder_if_any(given: object) -> object:
    """A folder by its whole path; an empty one is none."""
    return None if isinstance(given, str) and not given.strip() else _folder(given)


def _host(given: str) -> str:
    """An address to listen at, or a name that stands for one."""
    text = given.strip()
    try:
        return str(ip_address(text))
    except ValueError:
        if not HOST_NAME.fullmatch(text) or text.replace(".", "").isdigit():
            raise ValueError("不是 IP 地址，也不是主机名，本机用 127.0.0.1，所有网卡用 0.0.0.0") from None
    return text


Folder = Annotated[Path, BeforeValidator(_folder)]
MaybeFolder = Annotated[Path | None, BeforeValidator(_folder_if_any)]
Host = Annotated[str, BeforeValidator(_host)]


class Settings(BaseSettings):
    """The operator's settings. Data lives under `home`, never in the tree."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore")

    home: Folder = Field(default=OWN_HOME, description="数据目录")
    database_url: str = Field(default="", description="数据库地址；空为内置 SQLite")
    host: Host = Field(default="127.0.0.1", description="监听地址")
    port: int = Field(default=8000, ge=1, le=65535, validation_alias="PORT", description="监听端口")
    workers: int = Field(default=1, ge=1, le=64, description="网页进程数")
    threads: int = Field(default=3, ge=1, le=64, description="每个网页进程的线程数")
    scheduler: bool = Field(default=True, description="serve 时一并启动定时任务进程")
    today: date | None = Field(default=None, description="固定“今天”，仅用于演示和测试")
    body_seconds: int = Field(default=30, ge=1, le=600, description="提交的内容最多传多久（秒）")
    session_hours: int = Field(default=10, ge=1, le=72, description="登录有效时长（小时）")
    https: bool = Field(default=False, description="经 HTTPS 访问：Cookie 加 Secure，发送 HSTS")
    public_url: str = Field(default="", description="浏览器中的地址，例如 https://tiaojie.example；经代理访问时设置")
    trusted_proxies: str = Field(default="", description="代理的地址或者网段，逗号分隔；只相信它们转告的来访地址")
    fonts: MaybeFolder = Field(default=None, description="本单位有授权的字体目录")
    least_free_mb: int = Field(default=1000, ge=0, description="磁盘剩余空间低于此数（MB）时提示")
    backups_kept: int = Field(default=30, ge=1, description="保留备份份数")

    @field_validator("database_url")
    @classmethod
    def _database(cls, text: str) -> str:
        """An address that the driver we ship understands; the usual spelling of PostgreSQL is taken as that."""
        scheme, there, rest = text.strip().partition("://")
        if not text.strip():
            return ""
        if scheme in ("postgres", "postgresql"):
            scheme = "postgresql+psycopg"
        if not there or not rest or scheme not in ("postgresql+psycopg", "sqlite"):
            raise ValueError("应当写成 postgresql+psycopg://用户:密码@主机/库名 的样子")
        return f"{scheme}://{rest}"

    @field_validator("public_url")
    @classmethod
    def _whole_address(cls, text: str) -> str:
        """A scheme and a host, and nothing behind them: the program answers at the root of its address."""
        read = urlsplit(text.strip().rstrip("/"))
        if text and (read.scheme not in ("http", "https") or not read.netloc or read.path or read.query):
            raise ValueError("应当写成 https://tiaojie.example 的样子，后面不带路径")
        return read.geturl()

    @field_validator("trusted_proxies")
    @classmethod
    def _addresses(cls, text: str) -> str:
        """Addresses or networks."""
        for part in filter(None, (part.strip() for part in text.split(","))):
            try:
                ip_network(part, strict=False)
            except ValueError:
                raise ValueError(f"“{part}”不是 IP 地址或者网段，应当写成 127.0.0.1,10.0.0.0/8 的样子") from None
        return text

    @property
    def trusts_everybody(self) -> bool:
        """Tell whether any address is taken for a proxy of ours, so that anybody may say where they come from."""
        return any(network.prefixlen == 0 for network in self._proxies)

    @cached_property
    def _proxies(self) -> tuple[IPv4Network | IPv6Network, ...]:
        parts = filter(None, (part.strip() for part in self.trusted_proxies.split(",")))
        return tuple(ip_network(part, strict=False) for part in parts)

    def trusts(self, address: str) -> bool:
        """Tell whether this address is a proxy of ours, whose word on where a request came from is taken."""
        try:
            return any(ip_address(address) in network for network in self._proxies)
        except ValueError:
            return False

    @property
    def secure(self) -> bool:
        """Tell whether people come by HTTPS: said outright, or by the public address."""
        return self.https or self.public_url.startswith("https:")

    @property
    def url(self) -> str:
        """The database's address; the embedded SQLite file where none is set."""
        return self.database_url or f"sqlite:///{self.home / 'mediation.db'}"

    @property
    def documents(self) -> Path:
        """Folder of the rendered PDFs, by hash."""
        return self.home / "documents"

    @property
    def backups(self) -> Path:
        """Folder of the backups."""
        return self.home / "backups"

    @property
    def key_file(self) -> Path:
        """The secret that seals ID numbers, phones and addresses. Losing it loses them."""
        return self.home / "secret.key"

    @property
    def font_folder(self) -> Path:
        """The operator's own licensed fonts, used before ours where there are any."""
        return self.fonts or self.home / "fonts"


def variables() -> dict[str, str]:
    """The variables of the environment that are read, each with what it sets."""
    named = Settings.model_fields.items()
    return {str(field.validation_alias or PREFIX + name.upper()): str(field.description) for name, field in named}


def unknown_variables() -> Iterator[str]:
    """Yield the variables of the environment that look like settings of ours, and are none: misspelt, nobody reads them."""
    yield from sorted(name for name in os.environ if name.upper().startswith(PREFIX) and name.upper() not in variables())


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
