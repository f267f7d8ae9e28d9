"""Text to vectors: the encoder's interface and its adapters. Nothing is downloaded, nothing leaves the machine."""

from tm.encode.use import Encoder, load_encoder

__all__ = ["Encoder", "load_encoder"]
