//! What programs of the network share: names and their addresses, connections, messages of protocols.
pub mod dhcp;
pub mod dns;
pub mod http;
pub mod netlink;
pub mod resolver;
pub mod stream;
