"""Connections to public addresses only, whatever an address in the record says and wherever it redirects."""

import ipaddress
import socket
from collections.abc import Iterable

import httpcore
import httpx

_SocketOption = httpcore.SOCKET_OPTION


class PrivateAddressError(Exception):
    """A name that leads to this machine or into a private network; the message says which."""


class PublicOnly(httpcore.NetworkBackend):
    """Looks a host up itself and connects to the very address that it has looked at.

    So a name that leads to a public address at first, and to a private one a moment later, gets nowhere.
    """

    def __init__(self, *, loopback: bool = False) -> None:
        """`loopback` lets addresses of this machine pass: for tests against a server of their own."""
        self._backend = httpcore.SyncBackend()
        self._loopback = loopback

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[_SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to a host; raises PrivateAddressError where any of its addresses is not public."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"no address for {host}: {error}") from error
        addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
        for address in addresses:
            if not self._may_reach(address):
                raise PrivateAddressError(f"{host} leads to {address}, which is not a public address")
        return self._backend.connect_tcp(str(addresses[0]), port, timeout, local_address, socket_options)

    def _may_reach(self, address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
        inner = getattr(address, "ipv4_mapped", None) or address
        return (inner.is_global and not inner.is_multicast) or (self._loopback and inner.is_loopback)


def client(timeout: float, *, loopback: bool = False) -> httpx.Client:
    """A client that follows no redirect by itself, keeps no cookies apart, and asks no proxy."""
    transport = httpx.HTTPTransport()
    # httpx has no setting for what connects; the pool below is the one it would make, with our backend in it.
    transport._pool = httpcore.ConnectionPool(
        ssl_context=httpx.create_ssl_context(),
        network_backend=PublicOnly(loopback=loopback),
        max_connections=20,
    )
    return httpx.Client(transport=transport, timeout=timeout, trust_env=False)
