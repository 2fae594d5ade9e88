//! Sorting.
use super::{list::File, *};
use core::cmp::Ordering;
use rt::text::version;

impl Ls<'_> {
    /// The files' numbers in the order in which they are printed.
    #[inline(never)]
    pub fn order(&self, list: &mut List) -> Vec<u32> {
        if self.aligns() {
            let mut files = list.files.iter();
            list.quoted = files.any(|file| name::marked(&self.quoted(list.bytes(file), false)));
        }
        let list = &*list;
        let files = list.files.as_slice();
        let count = files.len() as u32;
        if self.sort == Sort::None {
            return (0..count).collect();
        }
        // What all names have in common in front says nothing about their order.
        let mut common = files.first().map_or(&[][..], |file| list.bytes(file));
        if self.sort == Sort::Name {
            for file in files {
                let name = list.bytes(file);
                let len = common.iter().zip(name).take_while(|(a, b)| a == b).count();
                common = common.get(..len).unwrap_or(common);
            }
        }
        let skip = common.len();
        let mut items: Vec<hot::Item> = Vec::with_capacity(files.len());
        for index in 0..count {
            items.push((self.key(list, index as usize, skip), index));
        }
        let mut spare = items.clone();
        hot::sort(&mut items, &mut spare, &|a, b| {
            self.compare(list, a as usize, b as usize) == Ordering::Less
        });
        drop(spare);
        let mut order: Vec<u32> = items.iter().map(|&(_, index)| index).collect();
        if self.reverse {
            order.reverse();
        }
        if self.directories_first {
            let is_directory = |index: u32| list.leads_to_directory(index as usize);
            let mut files = order.clone();
            order.retain(|&index| is_directory(index));
            files.retain(|&index| !is_directory(index));
            order.append(&mut files);
        }
        order
    }

    /// A number that is smaller for what comes earlier; files of the same number have to be compared.
    fn key(&self, list: &List, index: usize, skip: usize) -> u64 {
        let Some(file) = list.files.get(index) else { return 0 };
        let detail = list.detail(index);
        match self.sort {
            Sort::Name => beginning(list.bytes(file).get(skip..).unwrap_or(&[])),
            Sort::Extension => beginning(extension(list.bytes(file))),
            Sort::Size => detail.map_or(0, |detail| !detail.size),
            Sort::Time => detail.map_or(0, |detail| !(detail.seconds as u64 ^ 1 << 63)),
            Sort::Width => self.name_width(list, list.bytes(file)) as u64,
            _ => 0,
        }
    }

    fn compare(&self, list: &List, a: usize, b: usize) -> Ordering {
        let name = |index: usize| list.files.get(index).map_or(&[][..], |f: &File| list.bytes(f));
        let nanoseconds = |index: usize| list.detail(index).map_or(0, |detail| detail.nanoseconds);
        let (x, y) = (name(a), name(b));
        let first = match self.sort {
            Sort::Time => nanoseconds(b).cmp(&nanoseconds(a)),
            Sort::Extension => extension(x).cmp(extension(y)),
            Sort::Version => version::compare(x, y),
            _ => Ordering::Equal,
        };
        first.then_with(|| x.cmp(y))
    }
}

/// The first bytes of a text as a number.
fn beginning(text: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(text).for_each(|(place, byte)| *place = *byte);
    u64::from_be_bytes(bytes)
}

/// What stands from the last dot on.
fn extension(name: &[u8]) -> &[u8] {
    let dot = name.iter().rposition(|&byte| byte == b'.');
    dot.and_then(|dot| name.get(dot..)).unwrap_or(&[])
}
