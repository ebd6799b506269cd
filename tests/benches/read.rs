//! Speed: documents and pages a second for each format, of `read` alone and
//! of the whole `parse`, over the fixtures and, where they are at hand, real
//! documents. Every number is for one thread.

#![expect(clippy::print_stdout, reason = "a bench prints what it measures")]

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use referat::{Limits, Options};
use referat_tests::fixtures::{corpus, sources};

fn main() {
    for (format, documents) in &*DOCUMENTS {
        let pages: usize = documents.iter().map(|document| document.pages).sum();
        println!("{format}: {} documents, {pages} pages", documents.len());
    }
    divan::main();
}

struct Document {
    bytes: Vec<u8>,
    /// Pages; 1 where the format has none.
    pages: usize,
}

/// Everything that can be read, by format.
static DOCUMENTS: LazyLock<BTreeMap<&'static str, Vec<Document>>> = LazyLock::new(|| {
    let real = corpus("real").into_iter().filter_map(|file| fs::read(file).ok());
    let mut documents: BTreeMap<_, Vec<Document>> = BTreeMap::new();
    for bytes in sources().into_iter().map(|(_, bytes)| bytes).chain(real) {
        if let Ok((format, document)) = referat::read(&bytes, &Limits::default()) {
            let pages = document.pages.unwrap_or(1) as usize;
            documents.entry(format.name).or_default().push(Document { bytes, pages });
        }
    }
    documents
});

fn formats() -> impl Iterator<Item = &'static str> {
    DOCUMENTS.keys().copied()
}

#[divan::bench(args = formats())]
fn read_documents(bencher: Bencher, format: &str) {
    let documents = &DOCUMENTS[format];
    bencher.counter(ItemsCount::new(documents.len())).counter(size(documents)).bench(|| read(documents));
}

#[divan::bench(args = formats())]
fn read_pages(bencher: Bencher, format: &str) {
    let documents = &DOCUMENTS[format];
    bencher.counter(pages(documents)).bench(|| read(documents));
}

#[divan::bench(args = formats())]
fn parse_documents(bencher: Bencher, format: &str) {
    let documents = &DOCUMENTS[format];
    bencher.counter(ItemsCount::new(documents.len())).counter(size(documents)).bench(|| parse(documents));
}

#[divan::bench(args = formats())]
fn parse_pages(bencher: Bencher, format: &str) {
    let documents = &DOCUMENTS[format];
    bencher.counter(pages(documents)).bench(|| parse(documents));
}

fn read(documents: &[Document]) {
    for document in documents {
        let _ = black_box(referat::read(&document.bytes, &Limits::default()));
    }
}

fn parse(documents: &[Document]) {
    for document in documents {
        let _ = black_box(referat::parse(&document.bytes, &Options::default()));
    }
}

fn size(documents: &[Document]) -> BytesCount {
    BytesCount::new(documents.iter().map(|document| document.bytes.len()).sum::<usize>())
}

fn pages(documents: &[Document]) -> ItemsCount {
    ItemsCount::new(documents.iter().map(|document| document.pages).sum::<usize>())
}
