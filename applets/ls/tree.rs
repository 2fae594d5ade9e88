//! Going down into directories, by descriptor.
use super::*;
use rt::{
    c_string,
    sys::{
        Stat, fstat,
        raw::{O_NOFOLLOW, O_NONBLOCK, O_RDONLY, S_IFDIR, S_IFLNK, S_IFMT},
    },
};

/// How many of the innermost directories stay open.
const OPEN: usize = 24;

/// A directory that was listed, whose subdirectories are to follow.
struct Level {
    dir: Option<Fd>,
    identity: (u64, u64),
    /// The names of the subdirectories, each with a NUL, and where the next one starts.
    names: Vec<u8>,
    next: usize,
    /// The length of its path.
    len: usize,
    /// Does it have to stay open, because `..` does not lead back to it from where a link led?
    kept: bool,
}

impl<'a> Ls<'a> {
    /// Lists what is in a directory, and with [`Ls::recursive`] in those below. Of each directory on the way there, only the names of
    /// the subdirectories are kept.
    pub fn list_tree(&mut self, cx: &mut Cx<'a>, operand: &CStr, titled: bool) -> Done {
        let mut path = operand.to_bytes().to_vec();
        let mut levels = Vec::new();
        self.list_directory(cx, self.home(), operand, &path, titled, &mut levels);
        while let Some(level) = levels.last_mut() {
            cx.out.checked()?;
            path.truncate(level.len);
            let name = level.names.get(level.next..).unwrap_or(&[]);
            if let Ok(name) = CStr::from_bytes_until_nul(name) {
                level.next += name.count_bytes() + 1;
                path = join(&path, name.to_bytes());
                let (dir, name) =
                    (level.dir.as_ref().map_or(-1, Fd::number), c_string(name.to_bytes()));
                self.list_directory(cx, dir, &name, &path, true, &mut levels);
            } else if let Some(level) = levels.pop()
                && let Some(above) = levels.last_mut()
                && above.dir.is_none()
                && above.next < above.names.len()
            {
                match find_again(&level, above.identity) {
                    Ok(dir) => above.dir = Some(dir),
                    Err(e) => {
                        path.truncate(above.len);
                        fail(cx, "cannot open directory %q", &path, e, false);
                        levels.pop();
                    }
                }
            }
        }
        Ok(())
    }

    #[inline(never)]
    fn list_directory(
        &mut self,
        cx: &mut Cx<'a>,
        above: i32,
        name: &CStr,
        path: &[u8],
        titled: bool,
        levels: &mut Vec<Level>,
    ) {
        let operand = levels.is_empty();
        let followed = operand || self.follow == Follow::All;
        let flags = O_RDONLY | O_DIRECTORY | O_NONBLOCK | if followed { 0 } else { O_NOFOLLOW };
        let opened = fs::open(above, name, flags, 0).and_then(|dir| Ok((fstat(&dir)?, dir)));
        let (stat, dir) = match opened {
            Ok(opened) => opened,
            Err(e) => return fail(cx, "cannot open directory %q", path, e, operand),
        };
        if levels.iter().any(|level| level.identity == stat.identity()) {
            cx.say(packed!("%n: not listing already-listed directory"), &[path]);
            return cx.raise(2);
        }
        if let Some((_, number, directory)) = &mut self.json {
            *number = dir.number();
            *directory = path.to_vec();
        } else if titled {
            self.title(cx, path);
        }
        self.begun = true;
        let mut list = self.read(cx, &dir, path, operand);
        let order = self.order(&mut list);
        if self.json.is_none() && (self.format == Format::Long || self.blocks) {
            self.total(cx, &list);
        }
        self.prefix(path);
        self.print(cx, &list, &order);
        if !self.recursive {
            return;
        }
        let mut names = Vec::new();
        for index in order {
            let Some(file) = list.files.get(index as usize) else { continue };
            let name = list.bytes(file);
            let dotted = name == b"." || name == b"..";
            if !dotted && list.is_directory(index as usize) {
                names.extend_from_slice(name);
                names.push(0);
            }
        }
        drop(list);
        self.push(levels, Some(dir), &stat, names, path.len(), above, name);
    }

    #[allow(clippy::too_many_arguments)]
    fn push(
        &self,
        levels: &mut Vec<Level>,
        dir: Option<Fd>,
        stat: &Stat,
        names: Vec<u8>,
        len: usize,
        above: i32,
        name: &CStr,
    ) {
        if self.follow == Follow::All
            && let Some(level) = levels.last_mut()
        {
            use rt::sys::{raw::AT_SYMLINK_NOFOLLOW, stat_at};
            let link = stat_at(above, name, AT_SYMLINK_NOFOLLOW);
            level.kept |= !link.is_ok_and(|link| link.kind() != S_IFLNK);
        }
        if let Some(index) = (levels.len() + 1).checked_sub(OPEN)
            && let Some(far) = levels.get_mut(index)
            && !far.kept
        {
            far.dir = None;
        }
        let identity = stat.identity();
        levels.push(Level { dir, identity, names, next: 0, len, kept: false });
    }

    /// Prints the name of a directory above what is in it.
    fn title(&mut self, cx: &mut Cx, path: &[u8]) {
        if self.begun {
            self.put(cx, b"\n");
        }
        if self.dired.is_some() {
            self.put(cx, b"  ");
        }
        let start = self.position;
        self.prefix(b"");
        self.title_name(cx, path);
        let end = self.position;
        if let Some([_, directories]) = self.dired.as_mut() {
            directories.extend([start, end]);
        }
        self.put(cx, b":\n");
    }
}

/// Opens the directory above `level`, which must be the one that was left.
fn find_again(level: &Level, identity: (u64, u64)) -> Result<Fd, Errno> {
    let dir = level.dir.as_ref().ok_or(Errno::BADF)?;
    let found = fs::open(dir.number(), c"..", O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0)?;
    let stat = fstat(&found)?;
    let same = stat.identity() == identity && stat.mode() & S_IFMT == S_IFDIR;
    if same { Ok(found) } else { Err(Errno::NOENT) }
}
