//! Makes the Word documents of `fixtures/` from the scripts in
//! `tests/documents/`, and with `--pdf` prints them by LibreOffice.

use std::error::Error;
use std::fs;

use referat_tests::script::{docx, print};

fn main() -> Result<(), Box<dyn Error>> {
    let root = referat_tests::root();
    let pdf = std::env::args().any(|it| it == "--pdf");
    let mut scripts: Vec<_> = fs::read_dir(root.join("tests/documents"))?.collect::<Result<_, _>>()?;
    scripts.sort_by_key(fs::DirEntry::path);
    for script in scripts {
        let path = script.path();
        let name = path.file_stem().ok_or("a script has a name")?.to_owned();
        let folder = root.join("fixtures").join(name);
        fs::create_dir_all(&folder)?;
        let word = folder.join("source.docx");
        docx(&fs::read_to_string(&path)?).build().pack(fs::File::create(&word)?)?;
        if pdf {
            print(&word)?;
        }
    }
    Ok(())
}
