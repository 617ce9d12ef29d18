#include "wenmai/error.h"

#include <utility>

namespace wenmai {

std::string_view ErrorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return "invalid argument";
    case ErrorCode::kNotFound:
      return "not found";
    case ErrorCode::kExists:
      return "exists";
    case ErrorCode::kConflict:
      return "conflict";
    case ErrorCode::kLimit:
      return "limit";
    case ErrorCode::kCancelled:
      return "cancelled";
    case ErrorCode::kCorruption:
      return "corruption";
    case ErrorCode::kIo:
      return "io";
    case ErrorCode::kUnsupported:
      return "unsupported";
    case ErrorCode::kInternal:
      return "internal";
  }
  return "internal";
}

Error Error::Query(std::string kind, std::string phase, std::string detail,
                   const std::string& message, int line, int column) {
  Error error(ErrorCode::kInvalidArgument, message);
  error.kind_ = std::move(kind);
  error.phase_ = std::move(phase);
  error.detail_ = std::move(detail);
  error.line_ = line;
  error.column_ = column;
  return error;
}

Error Error::At(int line, int column) const {
  Error error = *this;
  if (error.line_ == 0) {
    error.line_ = line;
    error.column_ = column;
  }
  return error;
}

}  // namespace wenmai
