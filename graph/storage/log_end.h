// Where a write-ahead log ends that has room behind its records (log_file_system.h).
//
// The format is RocksDB's, of which this reads the frame alone:
//   log    := block*                        (the last may be shorter)
//   block  := record* rest:byte[0..6]       (32 KiB in all, the rest zero)
//   record := masked_crc32c:le32 length:le16 type:byte payload:byte[length]
// The checksum is of type and payload; a type of 0 is no record.
#pragma once

#include <cstdint>
#include <string>

namespace wenmai::graph {

// How many bytes of the log at `path` to read; all of them where it has no room behind its records, and
// where what follows them is damage, which the reader must see.
//
// After a crash of the machine a part of what was written since the last sync may be missing, sector by
// sector, and is zero then. Of the records none was acknowledged from the first on that lacks a sector.
// So the log ends where there is a record with a sector of zeros in it, unless another record begins
// before that sector: then a wrong length only makes it reach so far.
// Throws Error{kIo}.
uint64_t FindLogEnd(const std::string& path);

}  // namespace wenmai::graph
