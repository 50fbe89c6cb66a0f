"""What runs in the process apart: little memory, little time, no file to write; then clean."""

import resource
import sys

from wams.bestanden import beeld, kantoor, pdf
from wams.bestanden.fout import Weiger

MIB = 1024 * 1024
GRENZEN = (
    (resource.RLIMIT_AS, 1024 * MIB),
    (resource.RLIMIT_CPU, 20),
    (resource.RLIMIT_FSIZE, 0),
    (resource.RLIMIT_CORE, 0),
    (resource.RLIMIT_NOFILE, 32),
)
SCHOON = {
    "pdf": pdf.schoon,
    "jpg": beeld.schoon_jpg,
    "png": beeld.schoon_png,
    "docx": kantoor.schoon_docx,
    "odt": kantoor.schoon_odt,
}


def main(soort):
    for what, limit in GRENZEN:
        resource.setrlimit(what, (limit, limit))
    try:
        clean = SCHOON[soort](sys.stdin.buffer.read())
    except Weiger as error:
        sys.exit(error.code)
    except MemoryError:
        sys.exit("te_veel")
    except Exception:  # whatever a library makes of a broken file
        sys.exit("kapot")
    sys.stdout.buffer.write(clean)
