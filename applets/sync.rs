//! sync - write what is cached to the disks
use rt::{
    Cx, Done, Place,
    sys::{
        raw::{O_NONBLOCK, O_RDONLY, O_WRONLY},
        sync,
    },
};

rt::applet! { "sync", main, { place: Place::Bin }, "\
Usage: sync [OPTION]... [FILE]...
Write all data that is cached in memory to the disks, or that of the FILEs.

  -d, --data         a file's data and what is needed to read it, but no other metadata
  -f, --file-system  all of the file systems that hold the FILEs
" }

fn main(cx: &mut Cx) -> Done {
    let (mut data, mut file_system) = (false, false);
    while let Some(option) = cx.option()? {
        match option {
            b'd' => data = true,
            _ => file_system = true,
        }
    }
    if data && file_system {
        return Err(cx.stop(packed!("cannot specify both --data and --file-system"), &[]));
    }
    if cx.operands().is_empty() {
        if data {
            return Err(cx.stop(packed!("--data needs at least one argument"), &[]));
        }
        sync::all();
        return Ok(());
    }
    let call = match (data, file_system) {
        (true, _) => sync::data,
        (_, true) => sync::file_system,
        _ => sync::file,
    };
    for path in cx.operands() {
        // It must not wait for the other end of a named pipe, and some files can only be written.
        let read = cx.open(path, O_RDONLY | O_NONBLOCK, 0);
        let opened = read.or_else(|e| cx.open(path, O_WRONLY | O_NONBLOCK, 0).map_err(|_| e));
        let (what, error) = match opened.map(|file| call(&file).and_then(|()| file.close())) {
            Ok(Ok(())) => continue,
            Ok(Err(e)) => ("error syncing ", e),
            Err(e) => ("error opening ", e),
        };
        cx.say_error("%r%q", &[what.as_bytes(), path.to_bytes()], Some(error));
    }
    Ok(())
}
