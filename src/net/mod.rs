//! What programs of the network share: names and their addresses, connections, messages of protocols.
pub mod dns;
pub mod resolver;
