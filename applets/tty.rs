//! tty - print the name of the terminal
use rt::{
    Cx, Done, Stop, Vec, c_string,
    sys::{
        Errno, Fd, Stat, dir, fs, fstat, raw::AT_SYMLINK_NOFOLLOW, stat_at, terminal::is_terminal,
    },
};

rt::applet! { "tty", main, { failure: 2 }, "\
Usage: tty [OPTION]...
Print the file name of the terminal that standard input is. The status is 1 if it is none.

  -s, --silent, --quiet  print nothing
" }

/// The status after a failure to write.
const WRITE_ERROR: Stop = Stop::new(3);

fn main(cx: &mut Cx) -> Done {
    let mut silent = false;
    while cx.option()?.is_some() {
        silent = true;
    }
    if !cx.operands().is_empty() {
        return Err(cx.extra_operand(0));
    }
    if !is_terminal(&Fd::STDIN) {
        cx.raise(1);
    }
    if silent {
        return Ok(());
    }
    // A terminal of another place, such as outside of the container, has no name here.
    let name = name().unwrap_or_else(|_| {
        cx.raise(1);
        b"not a tty".to_vec()
    });
    let done = cx.out.write(&name).and_then(|()| cx.out.byte(b'\n'));
    done.and_then(|()| cx.out.flush()).map_err(|_| WRITE_ERROR)
}

/// The name of the device that standard input is: what /proc says if that is right here, or what is found in /dev.
fn name() -> Result<Vec<u8>, Errno> {
    let stat = fstat(&Fd::STDIN)?;
    if !is_terminal(&Fd::STDIN) {
        return Err(Errno::NOTTY);
    }
    if let Ok(name) = fs::read_link(fs::CWD, c"/proc/self/fd/0")
        && is_device(&name, &stat)
    {
        return Ok(name);
    }
    for directory in [c"/dev/pts/", c"/dev/"] {
        let mut found = None;
        // A directory that cannot be read has no name for it.
        let _ = dir::list(directory, |entry| {
            let path = [directory.to_bytes(), entry].concat();
            if found.is_none() && is_device(&path, &stat) {
                found = Some(path);
            }
        });
        if let Some(name) = found {
            return Ok(name);
        }
    }
    Err(Errno::NODEV)
}

/// Is `path` the device that `wanted` is the status of, and no mere link to it such as /dev/stdin?
fn is_device(path: &[u8], wanted: &Stat) -> bool {
    stat_at(fs::CWD, &c_string(path), AT_SYMLINK_NOFOLLOW).is_ok_and(|stat| {
        stat.is_character_device() && stat.special_device() == wanted.special_device()
    })
}
