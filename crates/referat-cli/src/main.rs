//! The `referat` program.

fn main() {}
