#include "ingest/load/article_writer.h"

#include <algorithm>
#include <utility>

#include "ingest/code_point_index.h"
#include "ingest/load/element.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

using graph::Direction;
using graph::Value;

// The graph promises that every span yields its surface; a pipeline that breaks it is found here.
void CheckSpans(const Extraction& extraction) {
  const CodePointIndex text(extraction.text);
  const auto fail = [&](const std::string& what, Span span) {
    throw Error(ErrorCode::kInternal, extraction.source + ": " + what + " is not what stands at " +
                                          std::to_string(span.begin) + "-" +
                                          std::to_string(span.end));
  };
  for (const ExtractedEntity& entity : extraction.entities) {
    for (Span span : entity.spans) {
      if (!text.Contains(span) ||
          !std::binary_search(entity.surfaces.begin(), entity.surfaces.end(), text.Slice(span))) {
        fail("'" + entity.name + "'", span);
      }
    }
  }
  for (const ExtractedFact& fact : extraction.facts) {
    if (!text.Contains(fact.evidence)) fail("a fact", fact.evidence);
  }
  for (const ExtractedClaim& claim : extraction.claims) {
    if (!text.Contains(claim.span)) fail("a claim", claim.span);
    for (const ExtractedTopic& topic : claim.about) {
      if (!text.Contains(topic.span) || text.Slice(topic.span) != topic.surface) {
        fail("'" + topic.surface + "'", topic.span);
      }
    }
  }
}

Value StringList(const std::vector<std::string>& texts) {
  graph::List list;
  for (const std::string& text : texts) list.push_back(Value::String(text));
  return Value::MakeList(std::move(list));
}

Value FlatSpans(const std::vector<Span>& spans) {
  graph::List list;
  for (Span span : spans) {
    list.push_back(Value::Integer(span.begin));
    list.push_back(Value::Integer(span.end));
  }
  return Value::MakeList(std::move(list));
}

Value DateOf(const std::optional<graph::Date>& date) {
  return date ? Value::MakeDate(*date) : Value();
}

bool AppearsAlike(const Appearance& a, const Appearance& b) {
  return a.surfaces == b.surfaces && a.spans == b.spans;
}

bool HasSameProperties(const ExtractedClaim& a, const ExtractedClaim& b,
                       const std::optional<graph::Date>& article_date_a,
                       const std::optional<graph::Date>& article_date_b) {
  const auto said_on = [](const ExtractedClaim& claim, const auto& article_date) {
    return claim.said_on ? claim.said_on : article_date;
  };
  return a.text == b.text && a.span == b.span && a.kind == b.kind && a.mode == b.mode &&
         a.speaker == b.speaker && a.verb == b.verb && a.is_negated == b.is_negated &&
         said_on(a, article_date_a) == said_on(b, article_date_b);
}

}  // namespace

void ArticleWriter::Write(const std::string& id, const ArticleChange& change) {
  const ArticleGraph before = change.before ? MakeArticleGraph(*change.before) : ArticleGraph{};
  const ArticleGraph after = change.after ? MakeArticleGraph(*change.after) : ArticleGraph{};
  if (change.has_new_text) CheckSpans(*change.after->extraction);

  const bool is_comparable = change.before && change.after && !change.is_redone &&
                             change.before->day() == change.after->day();
  if (change.before) TallyAll(id, *change.before, before, after, is_comparable, -1);
  if (change.after) TallyAll(id, *change.after, after, before, is_comparable, 1);

  ArticleRecord& record = books_.articles.Edit(id);
  // Where the user has deleted the article's node, nothing of it counts as drawn.
  const bool is_drawn = record.node != kNoNode && transaction_.HasNode(record.node);
  const ArticleGraph nothing;
  const ArticleGraph& drawn = is_drawn ? before : nothing;
  if (!is_drawn) {
    for (NodeId claim : std::exchange(record.claims, {})) DetachDelete(transaction_, claim);
    record.node = kNoNode;
    // Its text went with the node; ingested again it will be drawn anew.
    if (!change.has_new_text) return;
  }
  if (change.after) WriteArticle(change, &record);
  if (record.node == kNoNode) return;
  WriteMentions(record.node, drawn, after);
  WriteStatements(record.node, drawn, after);
  record.claims = WriteClaims(record.node, record.claims, drawn, change, after);
  if (!change.after) {
    DetachDelete(transaction_, record.node);
    record.node = kNoNode;
  }
}

// Only what differs from the other state is counted, so that a moved part costs little.
void ArticleWriter::TallyAll(const std::string& id, const ArticleState& state,
                             const ArticleGraph& article_graph, const ArticleGraph& other,
                             bool is_comparable, int64_t step) {
  for (const auto& [node, appearance] : article_graph.appearances) {
    const auto found = other.appearances.find(node);
    if (is_comparable && found != other.appearances.end() && found->second == appearance) continue;
    entities_.Tally(node, appearance, id, state.day(), step);
  }
  for (const auto& [fact, statement] : article_graph.statements) {
    const auto found = other.statements.find(fact);
    if (is_comparable && found != other.statements.end() && found->second == statement) continue;
    facts_.Tally(fact, statement, state.day(), step);
  }
}

void ArticleWriter::WriteArticle(const ArticleChange& change, ArticleRecord* record) {
  const bool is_new = record->node == kNoNode;
  if (!is_new && !change.has_new_text) return;
  const Extraction& extraction = *change.after->extraction;
  const Metadata& metadata = extraction.metadata;
  PropertyList properties;
  properties.Set(schema_.id, extraction.id)
      .Set(schema_.source, extraction.source)
      .Set(schema_.title, metadata.title)
      .Set(schema_.author, metadata.author)
      .Set(schema_.publisher, metadata.publisher)
      .Set(schema_.published, DateOf(metadata.published))
      .Set(schema_.url, metadata.url)
      .Set(schema_.language, metadata.language)
      .Set(schema_.text, extraction.text)
      .Set(schema_.hash, extraction.hash);
  if (is_new) {
    record->node = transaction_.CreateNode({schema_.article}, properties.Take());
  } else {
    properties.UpdateNode(transaction_, record->node);
  }
}

void ArticleWriter::WriteMentions(NodeId article, const ArticleGraph& drawn,
                                  const ArticleGraph& wanted) {
  for (const auto& [node, appearance] : drawn.appearances) {
    const auto found = wanted.appearances.find(node);
    if (found == wanted.appearances.end() || !AppearsAlike(found->second, appearance)) {
      DeleteBetween(transaction_, article, schema_.mentions, node);
    }
  }
  for (const auto& [node, appearance] : wanted.appearances) {
    const auto found = drawn.appearances.find(node);
    if (found != drawn.appearances.end() && AppearsAlike(found->second, appearance)) continue;
    PropertyList properties;
    properties.Set(schema_.count, static_cast<int64_t>(appearance.spans.size()))
        .Set(schema_.surfaces, StringList(appearance.surfaces))
        .Set(schema_.spans, FlatSpans(appearance.spans));
    transaction_.CreateRelationship(article, schema_.mentions, node, properties.Take());
  }
}

void ArticleWriter::WriteStatements(NodeId article, const ArticleGraph& drawn,
                                    const ArticleGraph& wanted) {
  for (const auto& [fact, statement] : drawn.statements) {
    const auto found = wanted.statements.find(fact);
    if (found == wanted.statements.end() || found->second != statement) {
      DeleteBetween(transaction_, article, schema_.states, facts_.NodeOf(fact));
    }
  }
  for (const auto& [fact, statement] : wanted.statements) {
    const auto found = drawn.statements.find(fact);
    if (found != drawn.statements.end() && found->second == statement) continue;
    PropertyList properties;
    properties.Set(schema_.start, statement.evidence.begin)
        .Set(schema_.end, statement.evidence.end)
        .Set(schema_.verb, statement.cue);
    transaction_.CreateRelationship(article, schema_.states, facts_.NodeOf(fact),
                                    properties.Take());
  }
}

std::vector<NodeId> ArticleWriter::WriteClaims(NodeId article,
                                               const std::vector<NodeId>& drawn_nodes,
                                               const ArticleGraph& drawn,
                                               const ArticleChange& change,
                                               const ArticleGraph& wanted) {
  std::map<std::string_view, size_t> drawn_rows;
  for (size_t i = 0; i < drawn.claims.size() && i < drawn_nodes.size(); ++i) {
    if (transaction_.HasNode(drawn_nodes[i])) drawn_rows.emplace(drawn.claims[i].id, i);
  }
  std::vector<NodeId> nodes;
  for (const ClaimRow& row : wanted.claims) {
    const Extraction& extraction = *change.after->extraction;
    const auto found = drawn_rows.find(row.id);
    const bool is_same = found != drawn_rows.end() &&
                         HasSameProperties(*drawn.claims[found->second].claim, *row.claim,
                                           change.before->extraction->metadata.published,
                                           extraction.metadata.published);
    if (!is_same) {
      nodes.push_back(CreateClaim(article, row, extraction));
      continue;
    }
    const ClaimRow& old = drawn.claims[found->second];
    const NodeId claim = drawn_nodes[found->second];
    nodes.push_back(claim);
    drawn_rows.erase(found);
    if (old.made_by == row.made_by && old.about == row.about) continue;
    if (old.made_by != kNoNode) DeleteBetween(transaction_, claim, schema_.made_by, old.made_by);
    for (const auto& [node, topic] : old.about) {
      DeleteBetween(transaction_, claim, schema_.about, node);
    }
    DrawClaimEnds(claim, row);
  }
  for (const auto& [id, index] : drawn_rows) DetachDelete(transaction_, drawn_nodes[index]);
  return nodes;
}

NodeId ArticleWriter::CreateClaim(NodeId article, const ClaimRow& row,
                                  const Extraction& extraction) {
  const ExtractedClaim& claim = *row.claim;
  PropertyList properties;
  properties.Set(schema_.id, row.id)
      .Set(schema_.text, claim.text)
      .Set(schema_.start, claim.span.begin)
      .Set(schema_.end, claim.span.end)
      .Set(schema_.kind, ClaimKindName(claim.kind))
      .Set(schema_.speaker, claim.speaker)
      .Set(schema_.mode, ClaimModeName(claim.mode))
      .Set(schema_.verb, claim.verb)
      .Set(schema_.polarity, claim.is_negated ? "negated" : "affirmed")
      .Set(schema_.said_on, DateOf(claim.said_on ? claim.said_on : extraction.metadata.published));
  const NodeId node = transaction_.CreateNode({schema_.claim}, properties.Take());
  transaction_.CreateRelationship(node, schema_.stated_in, article, {});
  DrawClaimEnds(node, row);
  return node;
}

void ArticleWriter::DrawClaimEnds(NodeId claim, const ClaimRow& row) {
  if (row.made_by != kNoNode) {
    transaction_.CreateRelationship(claim, schema_.made_by, row.made_by, {});
  }
  for (const auto& [node, topic] : row.about) {
    PropertyList properties;
    properties.Set(schema_.surface, topic.surface)
        .Set(schema_.start, topic.span.begin)
        .Set(schema_.end, topic.span.end);
    transaction_.CreateRelationship(claim, schema_.about, node, properties.Take());
  }
}

}  // namespace wenmai::ingest
