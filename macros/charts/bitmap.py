"""A picture as PNG, the same bytes on every machine: set in the font that lies in `fonts/`."""

import hashlib
import re
import struct
import zlib
from importlib.metadata import version
from pathlib import Path

FONT = "Ledger Sans"
"""The font of bitmaps: Source Sans Pro, cut down to Latin, Greek and Cyrillic, and renamed as its licence wants.

A letter that it lacks is taken from a font of the machine, if one has it.
"""
FONTS = Path(__file__).with_name("fonts")

_PNG = b"\x89PNG\r\n\x1a\n"
_FONTS = re.compile(r'font-family="[^"]*"')
_SCALE = 2


def png_of(svg: str, folder: Path) -> bytes:
    """The picture in twice its size as PNG: the one that is kept in the folder, or a new one, which is then kept."""
    made_by = f"{version('vl-convert-python')} {FONT} {_SCALE}"
    kept = folder / f"{hashlib.sha256(f'{made_by} {svg}'.encode()).hexdigest()[:24]}.png"
    if not kept.exists():
        import vl_convert

        vl_convert.register_font_directory(str(FONTS))
        folder.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(f".{id(svg):x}.draft")
        draft.write_bytes(
            _packed(vl_convert.svg_to_png(_FONTS.sub(f'font-family="{FONT}, sans-serif"', svg), scale=_SCALE))
        )
        draft.replace(kept)
    return kept.read_bytes()


def _packed(png: bytes) -> bytes:
    """The same bitmap compressed well: vl-convert writes it fast, and three times as large."""
    chunks: list[tuple[bytes, bytes]] = []
    position = len(_PNG)
    while position < len(png):
        length, kind = struct.unpack(">I4s", png[position : position + 8])
        chunks.append((kind, png[position + 8 : position + 8 + length]))
        position += length + 12
    pixels = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))
    header, *others = [chunk for chunk in chunks if chunk[0] not in (b"IDAT", b"IEND")]
    packed = [header, *others, (b"IDAT", zlib.compress(pixels, 7)), (b"IEND", b"")]
    return _PNG + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in packed
    )
