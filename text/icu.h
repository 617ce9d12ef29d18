// Where ICU's error codes become wenmai's. For the sources of text/ only.
#pragma once

#include <unicode/utypes.h>

#include <string>
#include <string_view>

#include "wenmai/error.h"

namespace wenmai::text {

// Throws Error{kInternal} if `status` is a failure; `what` says what was asked of ICU.
inline void CheckIcu(UErrorCode status, std::string_view what) {
  if (U_SUCCESS(status)) return;
  throw Error(ErrorCode::kInternal, std::string(what) + ": " + u_errorName(status));
}

}  // namespace wenmai::text
