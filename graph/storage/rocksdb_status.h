// RocksDB's errors and byte strings as ours. For the sources of this folder.
#pragma once

#include <string>
#include <string_view>

#include "rocksdb/slice.h"
#include "rocksdb/status.h"
#include "wenmai/error.h"

namespace wenmai::graph {

inline std::string_view ToView(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }
inline rocksdb::Slice ToSlice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }

// Throws Error{kCorruption}, {kUnsupported} or {kIo} unless the status is good. Where RocksDB names no file,
// the message names `folder`.
inline void CheckStatus(const rocksdb::Status& status, std::string_view folder = {}) {
  if (status.ok()) return;
  ErrorCode code = ErrorCode::kIo;
  if (status.IsCorruption()) code = ErrorCode::kCorruption;
  if (status.IsInvalidArgument()) {
    code = ErrorCode::kCorruption;  // our calls are valid, so the files are not
  }
  if (status.IsNotSupported()) code = ErrorCode::kUnsupported;
  std::string message = "store: " + status.ToString();
  if (!folder.empty() && message.find(folder) == std::string::npos) message += " in " + std::string(folder);
  throw Error(code, message);
}

}  // namespace wenmai::graph
