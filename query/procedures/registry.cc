#include <algorithm>

#include "query/procedures/procedure.h"

namespace wenmai::query {

void ProcedureRegistry::Register(Procedure procedure) {
  auto made = std::make_shared<const Procedure>(std::move(procedure));
  for (auto& existing : procedures_) {
    if (existing->name == made->name) {
      existing = std::move(made);
      return;
    }
  }
  procedures_.push_back(std::move(made));
}

std::shared_ptr<const Procedure> ProcedureRegistry::Find(std::string_view name) const {
  const auto found = std::find_if(procedures_.begin(), procedures_.end(),
                                  [name](const auto& procedure) { return procedure->name == name; });
  return found == procedures_.end() ? nullptr : *found;
}

std::vector<std::shared_ptr<const Procedure>> ProcedureRegistry::All() const {
  std::vector<std::shared_ptr<const Procedure>> sorted = procedures_;
  std::sort(sorted.begin(), sorted.end(),
            [](const auto& a, const auto& b) { return a->name < b->name; });
  return sorted;
}

}  // namespace wenmai::query
