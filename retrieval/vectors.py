"""The vector store: the only file that imports chromadb, and only when a store is opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from retrieval.errors import IndexProblem, RetrievalError
from retrieval.store_folder import check_database

if TYPE_CHECKING:
    from retrieval.meaning import Encoder, Rows

Client: TypeAlias = Any  # chromadb's client; its types stay in this file
Collection: TypeAlias = Any

_SPACE = {
    "hnsw": {"space": "ip"}
}  # rows have length 1; `cosine` would scale them again and change their bits
_KNOCK_S = 2.0  # a server that has not answered by then is not there
_ANSWER_S = 30.0  # longest wait for one answer of a server that is there


def is_server(where: Path | str) -> bool:
    """Whether this is the address of a Chroma server and not a folder."""
    return isinstance(where, str) and where.startswith(("http://", "https://"))


def open_client(where: Path | str) -> Client:
    """Open a store.

    Args:
        where: a folder (made if it is not there; no socket is opened), or `http(s)://host:port` of a server.

    Raises:
        IndexProblem: `unreachable`: no server answers within 2 s; `broken`: the folder cannot be used.
    """
    if is_server(where):
        return _open_server(str(where).rstrip("/"))
    return _open_folder(Path(where))


@contextmanager
def opened(where: Path | str) -> Iterator[Client]:
    """Open a store for a while.

    Raises:
        IndexProblem: as `open_client`.
    """
    client = open_client(where)
    try:
        yield client
    finally:
        close_client(client)


def close_client(client: Client) -> None:
    """Let go of a store: its folder can be moved, its connections are closed."""
    sessions = _sessions(client)
    with suppress(Exception):  # what was done is done; a store that breaks while it closes is closed
        client.close()
    for session in sessions:
        session.close()


@contextmanager
def talking() -> Iterator[None]:
    """Turn whatever Chroma raises into this room's error; every use of a client stands in it.

    Raises:
        IndexProblem: `unreachable` when the server went away, else `broken`.
    """
    try:
        yield
    except (RetrievalError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # Chroma raises its own, httpx's, ValueError, and panics of its Rust part
        code = "unreachable" if type(error).__module__.startswith(("httpx", "httpcore")) else "broken"
        raise IndexProblem(code, f"{type(error).__name__}: {error}") from error


class OwnFunction:
    """Our embedding as Chroma wants it: named, without configuration, so that no path is ever written.

    A collection made without one would get Chroma's default, which downloads a model.

    Args:
        encode: gives each text a row of unit length; None where vectors are always given.
    """

    def __init__(self, encode: Encoder | None = None) -> None:
        self._encode = encode

    def __call__(self, input: Sequence[str]) -> list[Rows]:  # noqa: A002 - Chroma's name for it
        """One row per text."""
        if self._encode is None:
            raise IndexProblem("no_model", "there is no embedding to make vectors with")
        return list(self._encode(list(input)))

    def embed_query(self, input: Sequence[str]) -> list[Rows]:  # noqa: A002 - Chroma's name for it
        """One row per query, made as for texts."""
        return self(input)

    @staticmethod
    def name() -> str:
        """What Chroma writes down."""
        return "tillit"

    def get_config(self) -> dict[str, Any]:
        """Nothing, so that no path of a machine is kept."""
        return {}

    @staticmethod
    def build_from_config(config: Mapping[str, Any]) -> OwnFunction:  # noqa: ARG004 - Chroma's signature
        """What Chroma makes of what it wrote down: a function that takes vectors only."""
        return OwnFunction()

    @staticmethod
    def is_legacy() -> bool:
        """Whether it lacks a configuration in Chroma's eyes."""
        return False

    @staticmethod
    def default_space() -> str:
        """1 minus the inner product, which for rows of length 1 is the cosine distance."""
        return "ip"

    @staticmethod
    def supported_spaces() -> list[str]:
        """The distances that make sense."""
        return ["ip", "cosine", "l2"]

    @staticmethod
    def validate_config(config: Mapping[str, Any]) -> None:
        """Nothing to check."""


def make_collection(client: Client, name: str, encode: Encoder | None = None) -> Collection:
    """The collection of that name, made if it is not there.

    Args:
        client: an open store.
        name: 3-512 letters, digits, hyphens.
        encode: for queries given as text; vectors may always be given.

    Raises:
        IndexProblem: the store does not answer as it should.
    """
    with talking():
        return client.get_or_create_collection(
            name, embedding_function=OwnFunction(encode), configuration=dict(_SPACE)
        )


def find_collection(client: Client, name: str) -> Collection | None:
    """The collection of that name, or None if there is none.

    Raises:
        IndexProblem: the store does not answer as it should.
    """
    from chromadb.errors import NotFoundError

    with talking():
        try:
            return client.get_collection(name, embedding_function=OwnFunction())
        except NotFoundError:
            return None


def drop_collection(client: Client, name: str) -> None:
    """Remove a collection and all it holds; nothing happens if there is none.

    Raises:
        IndexProblem: the store does not answer as it should.
    """
    from chromadb.errors import NotFoundError

    with talking():
        try:
            client.delete_collection(name)
        except NotFoundError:
            return


def collection_names(client: Client) -> tuple[str, ...]:
    """The names of all collections.

    Raises:
        IndexProblem: the store does not answer as it should.
    """
    with talking():
        return tuple(str(one.name) for one in client.list_collections())


def _settings(**own: object) -> Any:  # noqa: ANN401 - chromadb's settings
    """Chroma's settings: nothing is reported, no `.env` of ours is read."""
    from chromadb.config import Settings

    options: dict[str, Any] = {"_env_file": None, "anonymized_telemetry": False, **own}
    return Settings(**options)


def _open_folder(folder: Path) -> Client:
    """A store in a folder of this machine."""
    with talking():
        folder.mkdir(parents=True, exist_ok=True)
        check_database(folder)
        import chromadb

        path = str(folder.resolve())
        try:
            return chromadb.PersistentClient(path=path, settings=_settings())
        except BaseException:
            _forget(path)
            raise


def _forget(path: str) -> None:
    """Chroma keeps a store that failed to start, and would hand it out when the folder is opened again."""
    from chromadb.api.shared_system_client import SharedSystemClient

    SharedSystemClient._identifier_to_system.pop(path, None)  # noqa: SLF001 - there is no public way


def _open_server(address: str) -> Client:
    """A store on a server: asked first whether it is there, since Chroma's own client waits without end."""
    import httpx

    try:
        httpx.get(f"{address}/api/v2/heartbeat", timeout=_KNOCK_S).raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise IndexProblem("unreachable", f"{address}: {error or type(error).__name__}") from error
    import chromadb

    try:
        client = chromadb.HttpClient(host=address, settings=_settings(chroma_server_host=address))
    except Exception as error:  # Chroma wraps every trouble with the server in ValueError
        raise IndexProblem("unreachable", f"{address}: {error}") from error
    for session in _sessions(client):
        session.timeout = httpx.Timeout(_ANSWER_S)
    return client


def _sessions(client: Client) -> list[Any]:
    """The connections behind a client of a server, which Chroma neither limits in time nor closes."""
    servers = [getattr(one, "_server", None) for one in (client, getattr(client, "_admin_client", None))]
    return [one for one in (getattr(server, "_session", None) for server in servers) if one is not None]
