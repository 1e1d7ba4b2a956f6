"""What stands before several app processes: it sends a browser to its own, or to another that answers.

The clients choose as nginx does with the configuration in deploy/: by a value of the browser's own, and past
a process that refuses the connection. nginx itself is not started: a machine of CI has none, and what it does
to an open page is tried by deploy/try.py.
"""

import zlib

import httpx2 as httpx


class Front:
    """The processes' ports, in the order in which each browser is sent to them."""

    def __init__(self, ports):
        self._ports = tuple(ports)

    def ports(self, seat):
        """The ports for a browser, its own first."""
        own = zlib.crc32(str(seat).encode()) % len(self._ports)
        return self._ports[own:] + self._ports[:own]


class Balanced(httpx.AsyncBaseTransport):
    """Sends a request to the browser's own process, and to the next when it refuses the connection.

    A file that one process does not have is asked of the next, as deploy/nginx/tillit.conf says of /media/.
    A request that was cut off is sent again when it is one that only reads; of others the person sees a page
    of the proxy, which is counted, and presses once more.
    """

    def __init__(self, front, seat):
        self._front, self._seat = front, seat
        self._inner = httpx.AsyncHTTPTransport(retries=0)
        self.refused_pages = 0

    async def handle_async_request(self, request):
        """One request, to the first process that answers."""
        failed = None
        for port in (*self._front.ports(self._seat), *self._front.ports(self._seat)):
            request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port=port)
            request.headers["Host"] = f"127.0.0.1:{port}"
            try:
                answer = await self._inner.handle_async_request(request)
                if answer.status_code != 404 or not request.url.path.startswith("/media/"):
                    return answer
                failed = httpx.RemoteProtocolError("no process has this file")
            except httpx.ConnectError as error:
                failed = error
            except httpx.TransportError as error:
                failed = error
                self.refused_pages += request.method != "GET"
        raise failed

    async def aclose(self):
        """Closes its connections."""
        await self._inner.aclose()
