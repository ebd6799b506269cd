//! Sets the seeds of the fuzz targets, a folder a format: the documents of the
//! folders that are named, each under the format that it is in.
//!
//! ```text
//! cargo run --manifest-path fuzz/Cargo.toml --example seeds -- fixtures tests/copies tests/containers
//! ```

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// Seeds that are larger teach a fuzzer nothing that smaller ones do not.
const LARGEST: usize = 128 << 10;

fn main() -> Result<(), Box<dyn Error>> {
    let mut folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut number = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path)?;
            let Ok(format) = referat_read::detect(&bytes) else { continue };
            let packed = matches!(format.name, "docx" | "odt");
            let seed = if packed { referat_fuzz::parts(&bytes).unwrap_or(bytes) } else { bytes };
            if seed.len() <= LARGEST {
                // Any text may be minutes.
                let targets: &[&str] =
                    if format.name == "text" { &["text", "minutes"] } else { &[format.name] };
                for target in targets {
                    fs::create_dir_all(corpus.join(target))?;
                    fs::write(corpus.join(target).join(format!("seed-{number}")), &seed)?;
                }
                number += 1;
            }
        }
    }
    Ok(())
}
