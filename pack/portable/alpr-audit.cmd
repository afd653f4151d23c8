@echo off
setlocal
rem Runs alpr-audit with the node.exe that stands beside this file, or else with that of the PATH.
rem A program of that name in the folder that is looked at is never run.
set "NODE=%~dp0node.exe"
if exist "%NODE%" goto run
set "NODE="
for %%I in (node.exe) do set "NODE=%%~$PATH:I"
if not defined NODE goto missing
:run
"%NODE%" "%~dp0bin\alpr-audit.js" %*
exit /b %ERRORLEVEL%
:missing
echo alpr-audit: there is no Node: put node.exe (20.19 or later, nodejs.org) beside this file 1>&2
exit /b 2
