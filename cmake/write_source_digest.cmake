# Writes OUTPUT, the source of `std::string_view wenmai::SYMBOL()`: a digest of the files that LIST
# names, one a line, by their paths under ROOT and by what they hold.
cmake_policy(VERSION 3.25)
file(STRINGS ${LIST} files ENCODING UTF-8)
set(lines "")
foreach(file IN LISTS files)
  file(SHA256 ${ROOT}/${file} content)
  string(APPEND lines "${file} ${content}\n")
endforeach()
string(SHA256 digest "${lines}")
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT
  "#include <string_view>\nnamespace wenmai {\nstd::string_view @SYMBOL@() { return \"@digest@\"; }\n}  // namespace wenmai\n" @ONLY)
