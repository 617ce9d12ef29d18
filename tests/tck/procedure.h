// The procedures that scenarios declare: a signature and a table of what they answer.
#pragma once

#include <string>
#include <vector>

#include "query/procedures/procedure.h"
#include "tests/tck/gherkin.h"

namespace wenmai::tck {

// `signature` is `name(in :: TYPE?, …) :: (out :: TYPE?, …)`; the columns of `table` are the inputs
// and then the outputs. The procedure emits the outputs of the rows whose inputs equal its
// arguments.
query::Procedure MakeProcedure(const std::string& signature, const std::vector<Row>& table);

}  // namespace wenmai::tck
