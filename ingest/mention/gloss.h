// The parentheses of an article that stand behind a name: 赵凯（Kai Zhao）, **Stripe**（Stripe:
// 在线支付处理平台）.
#pragma once

#include <optional>
#include <vector>

#include "ingest/mention/article_view.h"

namespace wenmai::ingest {

struct Gloss {
  Span name;  // what stands before, where bold or quotation marks or the run of Latin words show
              // its extent
  int32_t name_end = 0;  // where it ends in any case
  Span other_name;       // a name inside, up to a colon or comma; empty if there is none
  Span description;      // an explanation inside; empty if there is none
};

// All glosses in text order.
std::vector<Gloss> ReadGlosses(const ArticleView& view);

// The type that the last word of a description tells: 在线支付处理平台 is a product.
std::optional<EntityType> TypeOfDescription(const ArticleView& view, Span description);

}  // namespace wenmai::ingest
