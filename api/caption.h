// Short forms of elements, for people.
#pragma once

#include <string>

#include "wenmai/value.h"

namespace wenmai::api {

// What a person would call the node: its name or title, else a short text, else its label.
std::string Caption(const Node& node);

// `(Sam Altman)-[:FOUNDED]->(OpenAI)<-[:INVESTED_IN]-(Microsoft)`
std::string Caption(const Path& path);

}  // namespace wenmai::api
