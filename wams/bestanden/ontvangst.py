"""Receiving a file: in memory only and never more than can be taken, so nothing lies in /tmp."""

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from wams.bestanden.keuren import GROOTSTE


class GeheugenHandler(FileUploadHandler):
    """Keeps one byte more than is allowed: enough to say that it was too much."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.blocks, self.kept = [], 0

    def receive_data_chunk(self, raw_data, start):
        room = GROOTSTE + 1 - self.kept
        if room > 0:
            self.blocks.append(raw_data[:room])
            self.kept += len(raw_data[:room])

    def file_complete(self, file_size):
        return InMemoryUploadedFile(
            BytesIO(b"".join(self.blocks)), self.field_name, self.file_name, self.content_type,
            self.kept, self.charset, self.content_type_extra,
        )  # fmt: skip
