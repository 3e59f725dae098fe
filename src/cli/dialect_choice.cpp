#include "cli/dialect_choice.hpp"

#include "store/file.hpp"
#include "store/repository.hpp"
#include "text/digest.hpp"

namespace clauseline::cli {

DialectChoice::DialectChoice(const Request& request) {
  if (request.dialect.empty()) return;
  digest_ = request.dialect;
  shipped_ = known_dialect(request.dialect);
  if (shipped_ != nullptr) return;
  const bool held = request.held && request.held->files.contains(request.dialect);
  const bool is_file = !request.held && is_there(request.dialect);
  // Throws for what is no file, or none that a report holds, with the nearest name.
  if (!held && !is_file) find_dialect(request.dialect);
  const Source file = held ? Source(request.dialect, request.held->files.at(request.dialect))
                           : read_file(request.dialect);
  digest_ = sha256(file.bytes());
  evidence_ = Evidence{.source = request.dialect, .blob = blob_id(file.bytes()), .digest = digest_};
  own_.emplace(read_dialect(file));
}

}  // namespace clauseline::cli
