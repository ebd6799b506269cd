//! Runs that are ended before their end: by a signal, or by a full disk.

use std::thread;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::formats::is_parquet;
use super::*;

/// Whether each of the files is whole: every line, the database, the tables,
/// the report.
fn are_readable(folder: &Folder) -> bool {
    let database = Connection::open(folder.path("tables/referat.sqlite")).unwrap();
    let text = |sql: &str| database.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
    let is_whole =
        |it: &PathBuf| it.extension().is_none_or(|it| it != "parquet") || is_parquet(&fs::read(it).unwrap());
    !documents(folder).is_empty()
        && report(folder).documents > 0
        && text("PRAGMA integrity_check") == "ok"
        && !text("SELECT min(document_id) FROM documents").is_empty()
        && files(&folder.path("tables")).iter().all(is_whole)
}

#[test]
#[ignore = "takes minutes: scripts/test --full runs it"]
fn a_run_killed_at_any_moment_leaves_good_tables_and_the_next_finishes_them() {
    let folder = Folder::new("import-killed");
    fill(&folder, 5);
    let began = Instant::now();
    run(import_all(&folder, &["archive"]));
    let time = began.elapsed();
    let expected = tables(&folder.path("tables"));
    fs::remove_dir_all(folder.path("tables")).unwrap();
    folder.write("before/a.txt", MINUTES);
    run(import_all(&folder, &["before"]));
    for moment in 0..20_u32 {
        let mut command = import_all(&folder, &["archive"]);
        // Every fifth run begins anew, so that there is something to do.
        if moment % 5 == 0 {
            command.arg("--again");
        }
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // All over the time that a run takes, none near the one before.
        thread::sleep(time * (moment * 7 % 20) / 20 + Duration::from_millis(u64::from(moment)));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(are_readable(&folder), "after {moment}");
    }
    run(import_all(&folder, &["archive"]));
    assert!(tables(&folder.path("tables")) == expected, "the tables are other ones");
}

#[cfg(unix)]
#[test]
fn a_run_that_is_interrupted_says_so_and_the_next_goes_on() {
    let folder = Folder::new("import-interrupted");
    fill(&folder, 5);
    folder.write("archive/loop.txt", "worker, loop");
    let mut command = import_all(&folder, &["archive"]);
    let child = command.env("REFERAT_WORKER_FAULTS", "1").spawn().unwrap();
    // The lock is there once the run listens to the signal.
    while !folder.path("tables/.referat/lock").exists() {
        thread::sleep(Duration::from_millis(5));
    }
    let status = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(status.success());
    let output = child.wait_with_output().unwrap();
    let told = "referat: stopped; what was read is kept, and the next run goes on from here\n";
    assert_eq!((output.status.code(), stderr(&output)), (Some(130), told.to_owned()));
    assert!(!folder.path("tables/report.json").exists());
    run(import_all(&folder, &["archive"]));
    assert!(are_readable(&folder));
}

/// A disk of its own, small; none where none may be mounted.
#[cfg(target_os = "linux")]
struct Disk(PathBuf);

#[cfg(target_os = "linux")]
impl Disk {
    fn mount(at: PathBuf) -> Option<Self> {
        fs::create_dir_all(&at).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=64m", "referat-test"]).arg(&at).stderr(Stdio::null());
        mount.status().is_ok_and(|it| it.success()).then_some(Self(at))
    }

    fn resize(&self, size: &str) {
        let mut mount = Command::new("mount");
        mount.args(["-o", &format!("remount,size={size}")]).arg(&self.0);
        assert!(mount.status().unwrap().success());
    }
}

#[cfg(target_os = "linux")]
impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_good_tables_and_room_is_made_use_of() {
    let folder = Folder::new("import-full");
    fill(&folder, 1);
    folder.write("before/a.txt", MINUTES);
    let Some(disk) = Disk::mount(folder.path("tables")) else {
        println!("skipped: no disk may be mounted here");
        return;
    };
    run(import_all(&folder, &["before"]));
    let before = tables(&folder.path("tables"));
    // There is room for more and more, until there is for all.
    let mut times = 0;
    for megabytes in [2, 3, 4, 6, 8, 12, 16, 24, 32, 64] {
        disk.resize(&format!("{megabytes}m"));
        let output = run(import_all(&folder, &["archive"]));
        let told = stderr(&output);
        if !told.contains("the disk is full") {
            break;
        }
        times += 1;
        assert_eq!(output.status.code(), Some(1));
        let is_told = told.contains("the disk is full; make room and run it again: what was done is kept");
        assert!(is_told, "{told}");
        assert!(tables(&folder.path("tables")) == before, "the tables are other ones");
    }
    assert!((2..10).contains(&times), "{times} times");
    assert!(are_readable(&folder));
    let found = tables(&folder.path("tables"));
    drop(disk);
    run(import_all(&folder, &["archive"]));
    assert!(tables(&folder.path("tables")) == found, "the tables are other ones");
}
