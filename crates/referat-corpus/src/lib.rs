//! Many files: finding them, reading them, and what went wrong.
