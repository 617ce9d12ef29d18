#include "query/parser/antlr_version.h"

#include "antlr4-runtime.h"

namespace wenmai::query {

std::string AntlrVersion() { return antlr4::RuntimeMetaData::getRuntimeVersion(); }

}  // namespace wenmai::query
