// Where a write-ahead log ends that has room behind its records (log_file_system.h).
//
// The format is RocksDB's. Of it this reads the frame, and what our batches end with:
//   log    := block*                        (the last may be shorter)
//   block  := record* rest:byte[0..6]       (32 KiB in all, the rest zero)
//   record := masked_crc32c:le32 length:le16 type:byte payload:byte[length]
//   batch  := change* mark                  (the payloads of one record, or of several one after the other)
//   mark   := 0x03 24:byte "wm.synce" log:le64 offset:le64
// The checksum is of type and payload; a type of 0 is no record. A mark tells how far the logs were on
// the disk when the batch was written.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace wenmai::graph {

// A place in the logs of a database, which are numbered in the order they were written.
struct LogPosition {
  uint64_t log = 0;
  uint64_t offset = 0;
  auto operator<=>(const LogPosition&) const = default;
};

// What a batch is to end with, as data for the log alone: everything before `synced` is on the disk.
std::string EncodeSyncMark(const LogPosition& synced);

// `000012.log` has the number 12. REQUIRES: the name of a log.
uint64_t LogNumber(const std::string& path);

struct LogEnd {
  uint64_t byte_count;  // of the log that are to be read, at most
  bool is_torn;         // what was written after them, also to later logs, was not acknowledged
};

// Finds the end of the log at `path`; its later ones lie beside it.
//
// After a crash of the machine a part of what was written since the last sync may be missing, sector by
// sector, and is zero then. Of the records none was acknowledged from the first on that lacks a sector.
// So the log is torn where there is a record with a sector of zeros in it, unless another record begins
// before that sector: then a wrong length only makes it reach so far. And it is where a record reaches
// beyond the end of the file. But where a later batch has a mark behind that place, the record was on the
// disk: it is damaged.
// Throws Error{kCorruption} naming the file then, kIo. What is wrong and not known to be damage, is left to
// the reader.
LogEnd FindLogEnd(const std::string& path);

}  // namespace wenmai::graph
