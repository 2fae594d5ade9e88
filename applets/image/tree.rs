//! What is to be in an image.
use core::ffi::CStr;
use rt::{
    CString, Cx, Done, Vec, c_string, order,
    sys::{
        Errno, Stat, fs,
        raw::{AT_SYMLINK_NOFOLLOW, S_IFDIR, S_IFLNK, S_IFMT, S_IFREG},
        stat_at,
    },
    text::split::parts,
    walk::{Step, Walk},
};

pub enum Content {
    Nothing,
    /// The text of a symbolic link, or all of a small file.
    Bytes(Vec<u8>),
    /// A file that is read when it is needed; it must still be the same one.
    File {
        path: CString,
        identity: (u64, u64),
        size: u64,
    },
}

pub struct Node {
    /// Without a slash at the start.
    pub path: Vec<u8>,
    /// The type and the permissions.
    pub mode: u32,
    pub owner: (u32, u32),
    /// Seconds since 1970.
    pub time: u32,
    /// Major and minor number of a device.
    pub device: (u32, u32),
    pub content: Content,
    /// What names of the same file have in common, if it may have several.
    pub identity: Option<(u64, u64)>,
    /// The names of the file: how many there are, and where the first and the last of them are.
    pub links: usize,
    pub first: usize,
    pub last: usize,
}

pub struct Tree {
    pub nodes: Vec<Node>,
    /// Who owns what is in a directory, if not its owner.
    pub owner: Option<(u32, u32)>,
    /// The latest time.
    pub epoch: Option<u32>,
}

impl Node {
    pub fn kind(&self) -> u32 {
        self.mode & S_IFMT
    }

    pub fn size(&self) -> u64 {
        match &self.content {
            Content::Nothing => 0,
            Content::Bytes(bytes) => bytes.len() as u64,
            Content::File { size, .. } => *size,
        }
    }
}

impl Tree {
    pub fn new(epoch: Option<u32>) -> Tree {
        Tree { nodes: Vec::new(), owner: Some((0, 0)), epoch }
    }

    /// Adds a node that belongs to the superuser, over one of that name. What leads out of the tree is refused.
    #[inline(never)]
    pub fn add(&mut self, path: &[u8], mode: u32, content: Content) -> Option<&mut Node> {
        let mut clean = Vec::new();
        for name in parts(path, b'/') {
            match name {
                b"" | b"." => continue,
                b".." => return None,
                _ if clean.is_empty() => {}
                _ => clean.push(b'/'),
            }
            clean.extend_from_slice(name);
        }
        if clean.is_empty() || clean.contains(&0) {
            return None;
        }
        self.nodes.push(Node {
            path: clean,
            mode,
            owner: (0, 0),
            time: self.epoch.unwrap_or(0),
            device: (0, 0),
            content,
            identity: None,
            links: 1,
            first: 0,
            last: 0,
        });
        self.nodes.last_mut()
    }

    /// Adds a file that is there, by another name and with other permissions.
    pub fn add_file(&mut self, path: &[u8], from: &CStr, mode: u32) -> Result<bool, Errno> {
        let stat = stat_at(fs::CWD, from, 0)?;
        if !stat.is_regular() {
            return Err(Errno::INVAL);
        }
        Ok(self.add(path, S_IFREG | mode & 0o7777, file(from.to_bytes(), &stat)).is_some())
    }

    /// Takes the file out that is the same one.
    pub fn leave_out(&mut self, file: (u64, u64)) {
        self.nodes.retain(
            |node| !matches!(node.content, Content::File { identity, .. } if identity == file),
        );
    }

    /// Adds all that is in a directory.
    #[inline(never)]
    pub fn add_directory(&mut self, cx: &mut Cx, dir: &CStr) -> Done {
        let mut walk = Walk::new();
        walk.begin(dir);
        let (opened, stat) = walk.open(true, None).map_err(|e| cx.fail(dir.to_bytes(), e))?;
        let base = walk.path().len();
        walk.enter(opened, &stat, true);
        loop {
            match walk.step() {
                Step::Name(_) => {
                    if let Err(e) = self.add_entry(&mut walk, base) {
                        cx.warn(walk.path(), e);
                    }
                }
                Step::Left(_) => {}
                Step::Unreadable(e) => cx.warn(walk.directory(), e),
                Step::Lost(e) => return Err(cx.fail(dir.to_bytes(), e)),
                Step::End => return Ok(()),
            }
        }
    }

    /// Adds the name at hand, and enters it if it is a directory.
    #[inline(never)]
    fn add_entry(&mut self, walk: &mut Walk, base: usize) -> Result<(), Errno> {
        let stat = stat_at(walk.dir(), walk.name(), AT_SYMLINK_NOFOLLOW)?;
        let content = match stat.kind() {
            S_IFREG => file(walk.path(), &stat),
            S_IFLNK => Content::Bytes(fs::read_link(walk.dir(), walk.name())?),
            _ => Content::Nothing,
        };
        let (owner, epoch) = (self.owner, self.epoch);
        let path = walk.path().get(base..).unwrap_or(b"").to_vec();
        if let Some(node) = self.add(&path, stat.mode(), content) {
            let device = stat.special_device();
            node.owner = owner.unwrap_or((stat.user(), stat.group()));
            let time = u32::try_from(stat.modified().0.max(0)).unwrap_or(u32::MAX);
            node.time = time.min(epoch.unwrap_or(u32::MAX));
            node.device = (
                (device >> 8 & 0xFFF | device >> 32 & 0xFFFF_F000) as u32,
                (device & 0xFF | device >> 12 & 0xFFFF_FF00) as u32,
            );
            if !stat.is_directory() && stat.links() > 1 {
                node.identity = Some(stat.identity());
            }
        }
        if stat.is_directory() {
            let (dir, stat) = walk.open(false, Some(&stat))?;
            walk.enter(dir, &stat, false);
        }
        Ok(())
    }

    /// Sorts it, adds the directories that are missing, and finds out what is the same file.
    #[inline(never)]
    pub fn finish(&mut self, cx: &mut Cx) -> Done {
        self.sort();
        let mut missing: Vec<Vec<u8>> = Vec::new();
        for node in &self.nodes {
            for at in node.path.iter().enumerate().filter_map(|(at, &b)| (b == b'/').then_some(at))
            {
                let parent = node.path.get(..at).unwrap_or(b"");
                match self.find(parent) {
                    Some(above) if above.kind() == S_IFDIR => {}
                    Some(_) => {
                        let words = [&*node.path, parent];
                        return Err(cx.stop(packed!("%n: %w is no directory"), &words));
                    }
                    // The paths are sorted, so that those of one directory follow one another.
                    None if missing.last().is_none_or(|last| last != parent) => {
                        missing.push(parent.to_vec());
                    }
                    None => {}
                }
            }
        }
        for path in missing {
            self.add(&path, S_IFDIR | 0o755, Content::Nothing);
        }
        self.sort();
        let mut same: Vec<((u64, u64), usize)> = Vec::new();
        for (index, node) in self.nodes.iter_mut().enumerate() {
            (node.first, node.last) = (index, index);
            same.extend(node.identity.map(|identity| (identity, index)));
        }
        order::sort(&mut same);
        for group in same.chunk_by(|a, b| a.0 == b.0) {
            let (Some(&(_, first)), Some(&(_, last))) = (group.first(), group.last()) else {
                continue;
            };
            for &(_, index) in group {
                if let Some(node) = self.nodes.get_mut(index) {
                    (node.links, node.first, node.last) = (group.len(), first, last);
                }
            }
        }
        Ok(())
    }

    fn find(&self, path: &[u8]) -> Option<&Node> {
        let index = self.nodes.binary_search_by(|node| node.path.as_slice().cmp(path)).ok()?;
        self.nodes.get(index)
    }

    /// Sorts it by path; of what has the same one, the last stays.
    fn sort(&mut self) {
        for (index, node) in self.nodes.iter_mut().enumerate() {
            node.first = index;
        }
        order::sort_by(&mut self.nodes, |a, b| (&a.path, b.first) < (&b.path, a.first));
        self.nodes.dedup_by(|later, kept| later.path == kept.path);
    }
}

fn file(path: &[u8], stat: &Stat) -> Content {
    Content::File { path: c_string(path), identity: stat.identity(), size: stat.size() }
}
