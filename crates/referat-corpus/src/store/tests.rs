use std::fs::OpenOptions;

use super::*;

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("referat-store-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn packed(text: &str) -> Vec<u8> {
    use std::io::Write;
    let parsed = referat::parse(text.as_bytes(), &referat::Options::default()).unwrap();
    let mut packed = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&serde_json::to_vec(&parsed).unwrap()).unwrap();
    packed.finish().unwrap()
}

const STAMP: Stamp = Stamp { size: 9, modified: 1 };

fn add(store: &mut Store, text: &str) -> Hash {
    let hash = Hash::of(text.as_bytes());
    store.add_document(hash, &packed(text)).unwrap();
    store.add_content(hash, vec![Member { inside: None, document: Ok(hash) }]).unwrap();
    store.add_file(format!("{text}.txt"), STAMP, hash).unwrap();
    hash
}

fn title(store: &Store, hash: Hash) -> Option<String> {
    let parsed = store.reader().read(store.document(&hash)?).unwrap();
    Some(parsed.minutes[0].preamble[0].text.clone())
}

#[test]
fn what_has_reached_the_disk_is_known_to_the_next_run_and_nothing_else() {
    let folder = Folder::new("known");
    let key = Hash::of(b"key");
    let mut store = Store::open(&folder.0, key, false).unwrap();
    let first = add(&mut store, "Elva");
    store.sync().unwrap();
    let second = add(&mut store, "Sjøen");
    assert_eq!(title(&store, first).as_deref(), Some("Elva"));
    drop(store);
    let mut store = Store::open(&folder.0, key, false).unwrap();
    assert_eq!(store.file("Elva.txt", STAMP), Some(first));
    assert_eq!(store.file("Elva.txt", Stamp { size: 10, modified: 1 }), None);
    assert_eq!(title(&store, first).as_deref(), Some("Elva"));
    assert_eq!((store.document(&second), store.content(&second)), (None, None));
    add(&mut store, "Sjøen");
    store.sync().unwrap();
    let store = Store::open(&folder.0, key, false).unwrap();
    assert_eq!(title(&store, second).as_deref(), Some("Sjøen"));
}

#[test]
fn a_journal_cut_anywhere_names_only_minutes_that_are_there() {
    let folder = Folder::new("cut");
    let key = Hash::of(b"key");
    let mut store = Store::open(&folder.0, key, false).unwrap();
    let all = ["Elva", "Sjøen", "Fjellet"].map(|it| add(&mut store, it));
    store.sync().unwrap();
    let journal = store.folder.join(JOURNAL);
    drop(store);
    let mut known = all.len();
    for length in (0..fs::metadata(&journal).unwrap().len()).rev().step_by(7) {
        OpenOptions::new().write(true).open(&journal).unwrap().set_len(length).unwrap();
        let Some(store) = Store::of(journal.parent().unwrap().to_owned(), key).unwrap() else { break };
        let found = all.iter().filter(|it| title(&store, **it).is_some()).count();
        assert!(found <= known, "{found} documents of {known} at {length}");
        assert!(all.iter().all(|it| store.content(it).is_none() || store.document(it).is_some()));
        known = found;
    }
    assert_eq!(known, 0);
}

#[test]
fn another_way_of_parsing_has_another_store() {
    let folder = Folder::new("other");
    let (one, other) = (Hash::of(b"one"), Hash::of(b"other"));
    let mut store = Store::open(&folder.0, one, false).unwrap();
    let hash = add(&mut store, "Elva");
    store.sync().unwrap();
    assert_eq!(Store::open(&folder.0, other, false).unwrap().document(&hash), None);
    let store = Store::open(&folder.0, one, false).unwrap();
    assert!(store.document(&hash).is_some());
    store.remove_others(&folder.0).unwrap();
    assert_eq!(numbers(&folder.0).unwrap(), [0]);
    assert_eq!(Store::open(&folder.0, one, true).unwrap().document(&hash), None);
}
