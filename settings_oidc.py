"""The settings about signing in: the provider, and which of its claims give which role."""

from typing import Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, SecretStr, ValidationInfo, field_validator

LEAST_SECRET = 32
_NEEDED = ("secret", "oidc_client_id", "oidc_client_secret")


class SignInSettings(BaseModel):
    """Signing in is off until a provider is named; then nobody is anybody without it."""

    secret: SecretStr = Field(
        SecretStr(""),
        description="signs cookies, 32 characters or more, the same in every process; never shown",
    )
    oidc_client_id: str = Field("", description="what the provider calls this product")
    oidc_client_secret: SecretStr = Field(
        SecretStr(""), description="its secret at the provider; never shown"
    )
    oidc_scope: str = Field("openid profile", description="what is asked of the provider")
    oidc_prompt: Literal["", "login", "select_account", "consent"] = Field(
        "login", description="what the provider asks each time; empty = nothing more than it wants itself"
    )
    oidc_roles_claim: str = Field("roles", description="claim that names roles or groups; a dot goes inside")
    oidc_manager: str = Field("manager", description="its values that make a manager, with commas")
    oidc_facilitator: str = Field("facilitator", description="its values that make a facilitator")
    oidc_administrator: str = Field("administrator", description="its values that make an administrator")
    oidc_hours: float = Field(8, gt=0, le=24, description="hours after which one signs in again")
    oidc_issuer: str = Field(
        "", validate_default=True, description="address of the OpenID provider; empty = nobody signs in"
    )

    @field_validator("secret")
    @classmethod
    def _long_enough(cls, value: SecretStr) -> SecretStr:
        if 0 < len(value.get_secret_value()) < LEAST_SECRET:
            raise ValueError(f"must be empty or have at least {LEAST_SECRET} characters")
        return value

    @field_validator("oidc_scope")
    @classmethod
    def _asks_who(cls, value: str) -> str:
        if "openid" not in value.split():
            raise ValueError("must hold the word openid")
        return value

    @field_validator("oidc_issuer")
    @classmethod
    def _whole_provider(cls, value: str, info: ValidationInfo) -> str:
        parts = urlsplit(value)
        if not value:
            return value
        local = parts.hostname in {"localhost", "127.0.0.1", "::1"}
        if parts.scheme != "https" and not (parts.scheme == "http" and local):
            raise ValueError("must be an address such as https://login.example.se")
        missing = [f"TILLIT_{name.upper()}" for name in _NEEDED if name in info.data and not info.data[name]]
        if missing:
            raise ValueError(f"needs {', '.join(missing)} too")
        return value.rstrip("/")

    @property
    def sign_in(self) -> bool:
        """Whether people sign in."""
        return bool(self.oidc_issuer)

    @property
    def role_values(self) -> dict[str, frozenset[str]]:
        """The claim's values that give each role."""
        given = {
            "manager": self.oidc_manager,
            "facilitator": self.oidc_facilitator,
            "administrator": self.oidc_administrator,
        }
        return {role: frozenset(split(values)) for role, values in given.items()}


def split(value: str) -> list[str]:
    """What stands between commas."""
    return [one.strip() for one in value.split(",") if one.strip()]
