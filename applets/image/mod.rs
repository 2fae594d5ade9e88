//! image - make an archive that a machine starts from, or a container image
mod base;
mod cpio;
mod list;
mod oci;
mod output;
mod tar;
mod tree;

use core::ffi::CStr;
use output::Output;
use rt::{
    Cx, Done, Id, Stop, Vec, long,
    sys::{
        Fd, fs, fstat,
        raw::{O_CREAT, O_TRUNC, O_WRONLY},
        stat_at,
    },
    text::{number, split::parts},
    user,
};
use tree::Tree;

rt::applet! { "image", main, { own_process: true }, "\
Usage: image [OPTION]... [DIR]...
Make an image of what is in each DIR: an archive (newc) that the kernel unpacks and starts from, or a container image. Nobody has
to be root for it. The same input gives the same bytes; times are at most those of SOURCE_DATE_EPOCH, if that is set.

  -o, --output=FILE  write the archive there, not to standard output
      --oci=DIR      make a container image there, as the Open Container Initiative lays it out
  -m, --mote         add mote at /bin/mote, its links, users, groups and a few directories; as well where there is no other input
  -b, --boot         add that and what a machine needs: /init, /etc/inittab, devices, directories to mount on
  -l, --list=FILE    add what FILE lists, in the form of the kernel's gen_init_cpio
  -d, --device=NAME,TYPE,MAJOR,MINOR[,MODE]  add a device; TYPE is b or c, MODE is 600
      --owner=USER:GROUP  the numbers that what is in each DIR belongs to; 0:0
      --keep-owner   leave the files their owners
      --cmd=COMMAND  what a container runs: words; sh
      --env=NAME=VALUE  a variable that it has
      --tag=NAME     what the container image is called
  -z, --gzip         compress the archive, or the container's files

" }

const OCI: Id = long(HELP, "oci");
const OWNER: Id = long(HELP, "owner");
const KEEP_OWNER: Id = long(HELP, "keep-owner");
const CMD: Id = long(HELP, "cmd");
const ENV: Id = long(HELP, "env");

fn main(cx: &mut Cx) -> Done {
    let mut tree = Tree::new(epoch(cx)?);
    let (mut output, mut layout) = (None, None);
    let (mut mote, mut boot) = (false, false);
    let mut additions: Vec<(u8, &CStr)> = Vec::new();
    let mut config = oci::Config::default();
    while let Some(option) = cx.option()? {
        let value = cx.value();
        match option {
            b'o' => output = Some(value),
            OCI => layout = Some(value),
            b'm' => mote = true,
            b'b' => boot = true,
            b'l' | b'd' => additions.push((option, value)),
            OWNER => tree.owner = Some(owner(cx, value.to_bytes())?),
            KEEP_OWNER => tree.owner = None,
            CMD => config.command = value.to_bytes(),
            b'z' => config.gzip = true,
            ENV => config.variables.push(value.to_bytes()),
            _ => config.tag = Some(value.to_bytes()),
        }
    }
    let operands = cx.operands();
    let nothing = additions.is_empty() && operands.is_empty();
    // What mote needs comes first, so that all else can replace it.
    if boot || mote || layout.is_some() && nothing {
        base::add(cx, &mut tree, boot)?;
    } else if nothing {
        return Err(cx.usage(packed!("nothing to make an image of"), &[]));
    }
    for dir in operands {
        tree.add_directory(cx, dir)?;
    }
    for (option, value) in additions {
        match option {
            b'l' => list::add(cx, &mut tree, value)?,
            _ => list::device(cx, &mut tree, value.to_bytes())?,
        }
    }
    // What it is written to is no part of it, as it was none when it was written first.
    let own = match output {
        Some(path) => stat_at(fs::CWD, path, 0),
        None => fstat(&Fd::STDOUT),
    };
    if let Ok(own) = own {
        tree.leave_out(own.identity());
    }
    tree.finish(cx)?;
    if let Some(dir) = layout {
        return oci::write(cx, &tree, dir, &config);
    }
    let mut archive = match output {
        Some(path) => {
            let file = cx.open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666);
            Output::new(file.map_err(|e| cx.fail(path.to_bytes(), e))?, path.to_bytes())
        }
        None if cx.out.is_terminal() => {
            return Err(cx.usage(packed!("not written to a terminal; use -o"), &[]));
        }
        None => Output::new(Fd::STDOUT, b"write error"),
    };
    if config.gzip {
        archive.compress(cx);
    }
    cpio::write(cx, &tree, &mut archive)?;
    archive.close(cx).map(drop)
}

/// The numbers of `USER:GROUP`.
fn owner(cx: &mut Cx, text: &[u8]) -> Result<(u32, u32), Stop> {
    let mut numbers = parts(text, b':');
    let numbers = [numbers.next(), numbers.rest()].map(|text| user::parse_number(text?));
    match numbers {
        [Some(user), Some(group)] => Ok((user, group)),
        _ => Err(cx.usage(packed!("invalid owner %w"), &[text])),
    }
}

/// The latest time that anything has, if there is such a one.
fn epoch(cx: &mut Cx) -> Result<Option<u32>, Stop> {
    let Some(text) = cx.var(b"SOURCE_DATE_EPOCH").filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    match number::decimal(text).ok().and_then(|seconds| u32::try_from(seconds).ok()) {
        Some(seconds) => Ok(Some(seconds)),
        None => Err(cx.stop(packed!("SOURCE_DATE_EPOCH is no time: %w"), &[text])),
    }
}
