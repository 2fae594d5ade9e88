//! The archive that the kernel unpacks into its first root (Documentation/driver-api/early-userspace/buffer-format.rst).
use super::{
    output::Output,
    tree::{Node, Tree},
};
use rt::{Cx, Done, text::number::format_hex};

#[inline(never)]
pub fn write(cx: &mut Cx, tree: &Tree, out: &mut Output) -> Done {
    for (index, node) in tree.nodes.iter().enumerate() {
        // Of several names, the last one has what the file holds.
        let size = if node.last == index { node.size() } else { 0 };
        if u32::try_from(size).is_err() {
            return Err(cx.stop(packed!("%n: too large for such an archive"), &[&node.path]));
        }
        header(out, node, node.first as u32 + 1, size as u32, &node.path);
        if size > 0 {
            out.content(cx, node)?;
            out.pad(4);
        }
    }
    let end = Node {
        path: rt::Vec::new(),
        mode: 0,
        owner: (0, 0),
        time: 0,
        device: (0, 0),
        content: super::tree::Content::Nothing,
        identity: None,
        links: 1,
        first: 0,
        last: 0,
    };
    header(out, &end, 0, 0, b"TRAILER!!!");
    out.pad(512);
    Ok(())
}

#[inline(never)]
fn header(out: &mut Output, node: &Node, inode: u32, size: u32, name: &[u8]) {
    let links = if node.kind() == rt::sys::raw::S_IFDIR { 2 } else { node.links as u32 };
    out.add(b"070701");
    // The device that the file is on is none in particular.
    for number in [
        inode,
        node.mode,
        node.owner.0,
        node.owner.1,
        links,
        node.time,
        size,
        0,
        0,
        node.device.0,
        node.device.1,
        name.len() as u32 + 1,
        0,
    ] {
        // A ninth digit in front keeps the zeros.
        let mut room = [0; 16];
        let digits = format_hex(u64::from(number) | 1 << 32, &mut room);
        out.add(digits.get(1..).unwrap_or(digits));
    }
    out.add(name);
    out.add(b"\0");
    out.pad(4);
}
