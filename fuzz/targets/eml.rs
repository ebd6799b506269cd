#![no_main]

use libfuzzer_sys::fuzz_target;
use referat_fuzz::unpack;

/// What makes a file a mail, whatever follows.
const HEADERS: &[u8] = b"Message-ID: <1@fjordvik.example>\nFrom: a\n";

fuzz_target!(|bytes: &[u8]| unpack(&[HEADERS, bytes].concat()));
