#![no_main]

use libfuzzer_sys::fuzz_target;
use referat_fuzz::read;

fuzz_target!(|bytes: &[u8]| read("text", bytes));
