from .notes import slip as slip
