#include "text/icu_version.h"

#include <unicode/uvernum.h>

namespace wenmai::text {

std::string_view IcuVersion() { return U_ICU_VERSION; }

}  // namespace wenmai::text
