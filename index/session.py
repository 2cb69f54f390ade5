"""A network stored as ONNX, ready to run on all cores."""

import os
from pathlib import Path
from typing import Any


def open_session(path: Path) -> Any:
    """An onnxruntime.InferenceSession, safe to share between threads. Raises what the runtime says
    of a file that it can't read."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = os.cpu_count() or 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
