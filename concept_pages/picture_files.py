"""A picture's file without what the camera or its owner wrote into it: place, name of the device, comments, thumbnails.

The pixels are encoded anew, so that nothing hides behind them either; colours (ICC profile), transparency and animation stay.
"""

from __future__ import annotations

import io

from PIL import Image, ImageOps, ImageSequence

GPS = 0x8825  # the tag under which EXIF keeps where a picture was taken
KEPT = ("icc_profile", "transparency", "loop")
JPEG = {"quality": 92, "optimize": True}
QUALITY = {"JPEG": JPEG, "MPO": JPEG, "WEBP": {"quality": 92}, "AVIF": {"quality": 85}}
UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError)


def encoded_anew(file) -> bytes:
    """The picture upright and without metadata, in its own format. Raises one of UNREADABLE."""
    with Image.open(file) as image:
        options: dict = dict(QUALITY.get(image.format or "", {}))
        if image.format == "MPO":  # a telephone's JPEG with a second picture behind the first
            frames, kind = [bare(image)], "JPEG"
        else:
            frames, kind = [bare(frame) for frame in ImageSequence.Iterator(image)], image.format
        if len(frames) > 1:
            durations = [frame.info.get("duration", 100) for frame in ImageSequence.Iterator(image)]
            options |= {"save_all": True, "append_images": frames[1:], "duration": durations}
        target = io.BytesIO()
        frames[0].save(target, format=kind, **options)
    return target.getvalue()


def bare(frame: Image.Image) -> Image.Image:
    upright = ImageOps.exif_transpose(frame)
    upright.info = {name: value for name, value in frame.info.items() if name in KEPT}
    return upright


def says_where(file) -> bool:
    """Whether the file tells where the picture was taken."""
    with Image.open(file) as image:
        return bool(image.getexif().get_ifd(GPS)) or b"exif:GPS" in _xmp(image)


def _xmp(image: Image.Image) -> bytes:
    found = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return found.encode() if isinstance(found, str) else found


def renditions_tell_nothing() -> None:
    """Willow copies metadata into smaller versions; it turns every picture upright first, and from there on nothing is left to copy."""
    from willow.plugins.pillow import PillowImage
    from willow.registry import registry

    def auto_orient(self):
        return PillowImage(bare(self.image))

    PillowImage.auto_orient = auto_orient
    registry.register_operation(PillowImage, "auto_orient", auto_orient)
