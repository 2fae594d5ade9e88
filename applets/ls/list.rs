//! Reading directories and the status of files.
use super::*;
use rt::sys::{
    Stat, birth_at,
    dir::read_entries,
    raw::{
        AT_SYMLINK_NOFOLLOW, DT_BLK, DT_CHR, DT_DIR, DT_FIFO, DT_LNK, DT_REG, DT_SOCK, DT_UNKNOWN,
        S_IFDIR, S_IFLNK, S_IFMT,
    },
    stat_at,
};
use rt::text::pattern;
use rt::text::split::parts;

/// Files that are listed together: the operands that are no directories, or what is in a directory.
#[derive(Default)]
pub struct List {
    pub files: Vec<File>,
    /// What the files' status says; empty, or one for each.
    pub details: Vec<Detail>,
    /// Names and other texts, each with a NUL.
    pub texts: Vec<u8>,
    /// Does any name need quotes?
    pub quoted: bool,
    /// Has any file an access control list or a context?
    pub marked: bool,
}

/// A file to list.
#[derive(Clone, Copy)]
pub struct File {
    /// Where the name starts.
    name: usize,
    len: u32,
    /// `DT_*`
    pub kind: u8,
    pub state: u8,
    pub inode: u64,
}

/// Its status is known.
pub const KNOWN: u8 = 1;
/// It is a symbolic link that leads to a file.
pub const LEADS: u8 = 2;
/// It has an access control list, or a context.
pub const LISTED: u8 = 4;
pub const LABELED: u8 = 8;
/// It is an operand to be listed as a directory.
pub const OPERAND: u8 = 16;
/// Its time is not known.
pub const TIMELESS: u8 = 32;

/// The part of a file's status that is shown.
#[derive(Clone, Copy, Default)]
pub struct Detail {
    pub mode: u32,
    pub user: u32,
    pub group: u32,
    pub nanoseconds: u32,
    pub links: u64,
    pub size: u64,
    pub blocks: u64,
    pub device: u64,
    pub seconds: i64,
    /// What a symbolic link says, and what it leads to.
    pub link: (usize, u32),
    pub link_mode: u32,
    pub context: (usize, u32),
}

impl List {
    pub fn name(&self, file: &File) -> &CStr {
        self.c_str(file.name)
    }

    pub fn bytes(&self, file: &File) -> &[u8] {
        self.text((file.name, file.len))
    }

    pub fn text(&self, (start, len): (usize, u32)) -> &[u8] {
        self.texts.get(start..start + len as usize).unwrap_or(&[])
    }

    fn c_str(&self, start: usize) -> &CStr {
        let rest = self.texts.get(start..).unwrap_or(&[]);
        CStr::from_bytes_until_nul(rest).unwrap_or(c"")
    }

    pub fn detail(&self, index: usize) -> Option<&Detail> {
        self.details.get(index)
    }

    /// The type and permissions, as far as they are known.
    pub fn mode(&self, index: usize) -> u32 {
        let file = self.files.get(index);
        match (self.details.get(index), file) {
            (Some(detail), Some(file)) if file.state & KNOWN != 0 => detail.mode,
            (_, Some(file)) => u32::from(file.kind) << 12,
            _ => 0,
        }
    }

    fn add_text(&mut self, text: &[u8]) -> (usize, u32) {
        let start = self.texts.len();
        self.texts.extend_from_slice(text);
        self.texts.push(0);
        (start, text.len() as u32)
    }

    /// Adds a file whose status is not known yet.
    fn add(&mut self, name: &[u8], kind: u8, inode: u64) {
        let (name, len) = self.add_text(name);
        self.files.push(File { name, len, kind, state: 0, inode });
    }

    pub fn is_directory(&self, index: usize) -> bool {
        self.mode(index) & S_IFMT == S_IFDIR
    }

    /// Is it a directory, or a link to one?
    pub fn leads_to_directory(&self, index: usize) -> bool {
        let linked = self.details.get(index).is_some_and(|d| d.link_mode & S_IFMT == S_IFDIR);
        self.is_directory(index) || linked
    }
}

impl<'a> Ls<'a> {
    /// Is the status of each file shown or needed to sort?
    fn needs_status(&self) -> bool {
        self.format == Format::Long
            || self.blocks
            || self.context
            || matches!(self.sort, Sort::Time | Sort::Size)
    }

    /// Does it have to be looked at, a file of which the directory tells this type?
    fn needs_look(&self, kind: u8) -> bool {
        let colors = self.colors.as_ref();
        let typed = self.indicator != Indicator::None
            || colors.is_some()
            || self.recursive
            || self.directories_first;
        let linked = self.follow == Follow::All || self.checks_links();
        let kind = u32::from(kind);
        self.needs_status()
            || self.inode
            || typed && kind == DT_UNKNOWN
            || typed && kind == DT_LNK && linked
            || self.indicator == Indicator::Classify && kind == DT_REG
            || colors.is_some_and(|colors| colors.need_look(kind))
    }

    /// Does it matter what symbolic links lead to?
    pub fn checks_links(&self) -> bool {
        self.directories_first
            || self.format == Format::Long && self.indicator > Indicator::Slash
            || self.colors.as_ref().is_some_and(|colors| colors.check_links(self.format))
    }

    /// Reads all names of a directory, and the status of the files as far as it is needed.
    pub fn read(&mut self, cx: &mut Cx<'a>, dir: &Fd, path: &[u8], operand: bool) -> List {
        let mut list = List::default();
        let mut buf = core::mem::replace(&mut self.entries, io::buffer(0));
        loop {
            let len = match read_entries(dir, &mut buf) {
                // It was removed meanwhile.
                Ok(0) | Err(Errno::NOENT) => break,
                Ok(len) => len,
                Err(e) => {
                    fail(cx, "reading directory %q", path, e, operand);
                    break;
                }
            };
            let mut rest = buf.get(..len).unwrap_or(&[]);
            // struct linux_dirent64: inode and offset of 8 bytes each, the record's length, the type, the name with its NUL.
            while let Some((head, _)) = rest.split_first_chunk::<19>() {
                let [a, b, c, d, e, f, g, h, .., low, high, kind] = *head;
                let len = usize::from(u16::from_ne_bytes([low, high])).max(19);
                let name = rest.get(19..len).unwrap_or(&[]);
                let end = name.iter().position(|&byte| byte == 0).unwrap_or(name.len());
                let name = name.get(..end).unwrap_or(name);
                if !self.leaves_out(name) {
                    list.add(name, kind, u64::from_ne_bytes([a, b, c, d, e, f, g, h]));
                }
                rest = rest.get(len..).unwrap_or(&[]);
            }
        }
        self.entries = buf;
        self.look_at_all(cx, &mut list, dir, path);
        list
    }

    fn leaves_out(&self, name: &[u8]) -> bool {
        if self.ignore != Ignore::None && (name == b"." || name == b"..") {
            return true;
        }
        let hidden = name.starts_with(b".");
        if hidden && self.ignore == Ignore::Hidden || self.backups && name.ends_with(b"~") {
            return true;
        }
        self.patterns.iter().any(|&(pattern, hide)| {
            (!hide || self.ignore == Ignore::Hidden)
                // A dot in front is only matched by one.
                && (!hidden || matches!(pattern, [b'.', ..] | [b'\\', b'.', ..]))
                && pattern::matches(pattern, name, self.utf8)
        })
    }

    fn look_at_all(&mut self, cx: &mut Cx<'a>, list: &mut List, dir: &Fd, path: &[u8]) {
        let kinds = [DT_UNKNOWN, DT_FIFO, DT_CHR, DT_DIR, DT_BLK, DT_REG, DT_LNK, DT_SOCK];
        let mut needed = 0u32;
        for kind in kinds {
            needed |= u32::from(self.needs_look(kind as u8)) << kind;
        }
        if needed == 0 {
            return;
        }
        let mut named = self.format == Format::Long || self.context;
        if named {
            // Attributes are looked up by name in the working directory, because there is no call that starts at another one.
            named = fs::change_directory_to(dir).is_ok();
        }
        for index in 0..list.files.len() {
            let kind = list.files.get(index).map_or(0, |file| file.kind);
            if needed >> (kind & 31) & 1 == 0 {
                list.details.push(Detail::default());
                continue;
            }
            let flags = if self.follow == Follow::All { 0 } else { AT_SYMLINK_NOFOLLOW };
            if let Err(e) = self.look(list, index, dir.number(), flags, named) {
                let name = list.files.get(index).map_or(&b""[..], |file| list.bytes(file));
                let path = if path == b"." { b"" } else { path };
                fail(cx, "cannot access %q", &join(path, name), e, false);
                list.details.push(Detail::default());
            } else {
                self.look_behind(cx, list, index, dir.number(), path);
            }
        }
    }

    /// Adds an operand. One that is to be listed as a directory is [`OPERAND`].
    pub fn add_operand(&mut self, cx: &mut Cx<'a>, list: &mut List, operand: &'a CStr) {
        let bytes = operand.to_bytes();
        if self.hyperlink.is_some() && bytes.is_empty() {
            fail(cx, "error canonicalizing %q", bytes, Errno::NOENT, true);
        }
        list.add(bytes, DT_UNKNOWN as u8, 0);
        let index = list.files.len() - 1;
        let home = self.home();
        let mut flags = match self.follow {
            Follow::Never => AT_SYMLINK_NOFOLLOW,
            _ => 0,
        };
        let mut done = self.look(list, index, home, flags, true);
        if self.follow == Follow::ToDirectories {
            // A link that leads to something else, or nowhere, is shown itself.
            let keep = match done {
                Ok(()) => list.is_directory(index),
                Err(e) => e != Errno::NOENT,
            };
            if !keep {
                if done.is_ok() {
                    list.details.pop();
                }
                flags = AT_SYMLINK_NOFOLLOW;
                done = self.look(list, index, home, flags, true);
            }
        }
        if let Err(e) = done {
            fail(cx, "cannot access %q", bytes, e, true);
            list.files.pop();
            return;
        }
        if list.is_directory(index) && !self.directory {
            if let Some(file) = list.files.get_mut(index) {
                file.state |= OPERAND;
            }
            return;
        }
        self.look_behind(cx, list, index, home, b"");
    }

    /// Looks at a file and adds its detail. `named`: is its name also one in the working directory?
    fn look(
        &mut self,
        list: &mut List,
        index: usize,
        dir: i32,
        flags: u32,
        named: bool,
    ) -> Result<(), Errno> {
        let Some(file) = list.files.get(index) else { return Ok(()) };
        let name = list.name(file);
        let stat = stat_at(dir, name, flags)?;
        let mut state = KNOWN;
        let time = match self.when {
            When::Modified => stat.modified(),
            When::Changed => stat.changed(),
            When::Accessed => stat.accessed(),
            When::Born => birth_at(dir, name, flags).unwrap_or_else(|| {
                state |= TIMELESS;
                (0, 0)
            }),
        };
        let follow = flags & AT_SYMLINK_NOFOLLOW == 0;
        let mut context = None;
        if named && self.format == Format::Long && stat.kind() != S_IFLNK {
            state |= self.attributes(name, &stat, follow);
        }
        if self.context {
            let mut label = [0; 255];
            context = named
                .then(|| fs::attribute(name, c"security.selinux", follow, &mut label).ok())
                .flatten()
                .and_then(|len| label.get(..len))
                .and_then(|label| parts(label, 0).next())
                .map(<[u8]>::to_vec);
        }
        let context = match context {
            Some(label) => list.add_text(&label),
            None => (0, 0),
        };
        list.marked |= state & (LISTED | LABELED) != 0;
        if let Some(file) = list.files.get_mut(index) {
            file.state |= state;
            file.kind = (stat.mode() >> 12) as u8;
            file.inode = stat.identity().1;
        }
        list.details.push(Detail {
            mode: stat.mode(),
            user: stat.user(),
            group: stat.group(),
            nanoseconds: time.1,
            links: stat.links(),
            size: stat.size(),
            blocks: stat.blocks(),
            device: stat.special_device(),
            seconds: time.0,
            context,
            ..Detail::default()
        });
        Ok(())
    }

    /// Has the file an access control list, or else a context? One call tells both.
    fn attributes(&mut self, name: &CStr, stat: &Stat, follow: bool) -> u8 {
        let device = stat.identity().0;
        if self.without_lists == Some(device) {
            return 0;
        }
        let mut names = [0; 1024];
        let len = match fs::attribute_names(name, follow, &mut names) {
            Ok(len) => len,
            Err(Errno::OPNOTSUPP) => {
                self.without_lists = Some(device);
                0
            }
            // There are more than anybody has: the one that matters is asked for.
            Err(Errno::RANGE) => {
                let list = fs::attribute(name, c"system.posix_acl_access", follow, &mut []);
                return if list.is_ok() { LISTED } else { 0 };
            }
            Err(_) => 0,
        };
        let mut state = 0;
        for attribute in parts(names.get(..len).unwrap_or(&[]), 0) {
            state |= match attribute {
                b"system.posix_acl_access" | b"system.posix_acl_default" => LISTED,
                b"security.selinux" => LABELED,
                _ => 0,
            };
        }
        state
    }

    /// Looks at what a symbolic link says and leads to, if that is shown.
    fn look_behind(
        &mut self,
        cx: &mut Cx<'a>,
        list: &mut List,
        index: usize,
        dir: i32,
        path: &[u8],
    ) {
        let Some(file) = list.files.get(index) else { return };
        if u32::from(file.kind) != DT_LNK {
            return;
        }
        let name = list.name(file);
        let mut mode = 0;
        if self.checks_links()
            && let Ok(stat) = stat_at(dir, name, 0)
        {
            mode = stat.mode();
        }
        let mut text = None;
        if self.format == Format::Long {
            match fs::read_link(dir, name) {
                Ok(link) => text = Some(link),
                Err(e) => {
                    let path = join(path, list.bytes(file));
                    fail(cx, "cannot read symbolic link %q", &path, e, dir == self.home());
                }
            }
        }
        let link = match text {
            Some(link) => list.add_text(&link),
            None => (0, 0),
        };
        if let Some(file) = list.files.get_mut(index).filter(|_| mode != 0) {
            file.state |= LEADS;
        }
        if let Some(detail) = list.details.get_mut(index) {
            (detail.link, detail.link_mode) = (link, mode);
        }
    }

    /// Lists the operands: files first, and then what is in directories.
    pub fn list_operands(&mut self, cx: &mut Cx<'a>) -> Done {
        let mut list = List::default();
        let operands = cx.operands();
        let count = operands.len();
        if count == 0 && self.directory {
            self.add_operand(cx, &mut list, c".");
        } else if count == 0 {
            return self.list_tree(cx, c".", self.recursive);
        }
        for operand in operands {
            self.add_operand(cx, &mut list, operand);
        }
        let order = self.order(&mut list);
        let (mut files, mut directories) = (Vec::new(), Vec::new());
        for index in order {
            let is_directory =
                list.files.get(index as usize).is_some_and(|f| f.state & OPERAND != 0);
            if is_directory { directories.push(index) } else { files.push(index) }
        }
        if let Some((_, _, path)) = &mut self.json {
            path.clear();
        }
        if !files.is_empty() {
            self.print(cx, &list, &files);
            // It is told apart from directories that cannot be read, too.
            if self.json.is_none() && !directories.is_empty() {
                self.put(cx, b"\n");
            }
        }
        let titled = count > 1 || self.recursive;
        for index in directories {
            if let Some(file) = list.files.get(index as usize) {
                self.list_tree(cx, list.name(file), titled)?;
            }
        }
        Ok(())
    }
}
